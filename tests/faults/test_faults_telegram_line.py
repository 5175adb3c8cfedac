"""The line between youths and coaches, Rasa away: nothing lost, moved, strayed or doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.storage.tables.delivery import outbox
from tests.faults.telegram import (
    IS_FULL,
    LIFE_SECONDS,
    come_to_rest,
    dying,
    kill_again_and_again,
    on_telegram,
    telegram,
    tell,
    writing,
)
from tests.live.line_crowd import LineCrowd
from tests.live.model import need_model

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("telegram")

MESSAGES, KILLS, PAIRS = (3_500, 250, 100) if IS_FULL else (60, 3, 12)
NOBODY, THE_REAL_ONE = "http://127.0.0.1:9", ""
#: How often Rasa dies, and how often the actions.
OTHERS = 25 if IS_FULL else 1


def test_nothing_on_the_line_is_lost_however_often_the_gateway_dies(tmp_path: Path) -> None:
    with telegram() as (api, url), on_telegram(tmp_path, api_url=url, rasa=NOBODY) as stack:
        crowd = LineCrowd(api, PAIRS)
        stack.start()
        crowd.enter(stack.database)

        with writing(crowd, MESSAGES, KILLS * LIFE_SECONDS):
            kill_again_and_again(stack["gateway"], KILLS, lambda: len(api.ledger))
        stack.start_after_leases()
        come_to_rest(stack, crowd, api)

        verdict, states = crowd.verdict(), stack.states(outbox)
        relayed = sum(map(len, crowd.expected.values()))
        tell(f"line, {relayed} relayed, {KILLS} kills", verdict=verdict, states=states)
        assert verdict.is_clean, verdict
        assert crowd.strayed() == []


def test_nothing_on_the_line_is_lost_when_rasa_and_the_actions_die_too(tmp_path: Path) -> None:
    need_model()
    with telegram() as (api, url), on_telegram(tmp_path, api_url=url, rasa=THE_REAL_ONE) as stack:
        crowd = LineCrowd(api, PAIRS)
        stack.start()
        crowd.enter(stack.database)
        seconds = KILLS * LIFE_SECONDS

        with (
            writing(crowd, MESSAGES, seconds),
            dying((stack["actions"], stack["rasa"]), OTHERS, seconds),
        ):
            kill_again_and_again(stack["gateway"], KILLS, lambda: len(api.ledger))
        stack.start_after_leases()
        come_to_rest(stack, crowd, api)

        verdict, states = crowd.verdict(), stack.states(outbox)
        relayed = sum(map(len, crowd.expected.values()))
        kills = f"{KILLS} kills of the gateway, {OTHERS} of Rasa and of the actions"
        tell(f"line, {relayed} relayed, {kills}", verdict=verdict, states=states)
        assert verdict.is_clean, verdict
        assert crowd.strayed() == []


def test_one_call_in_ten_goes_wrong_and_nothing_on_the_line_is_lost(tmp_path: Path) -> None:
    with telegram() as (api, url), on_telegram(tmp_path, api_url=url, rasa=NOBODY) as stack:
        crowd = LineCrowd(api, PAIRS)
        stack.start()
        crowd.enter(stack.database)
        api.faults.rate = 0.1

        with writing(crowd, MESSAGES, MESSAGES / 15):
            pass
        come_to_rest(stack, crowd, api)

        verdict, states = crowd.verdict(), stack.states(outbox)
        tell("line, one in ten", verdict=verdict, states=states, faults=api.faults.happened)
        assert verdict.is_clean, verdict
        assert crowd.strayed() == []
        assert api.pace.violations == []
