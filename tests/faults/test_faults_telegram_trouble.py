"""Telegram refuses, slows down, answers late or not at all, or is away: nothing is lost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from bot.storage.tables.delivery import outbox
from tests.faults.telegram import (
    IS_FULL,
    SECONDS,
    come_to_rest,
    on_telegram,
    telegram,
    tell,
    writing,
)
from tests.live.crowd import Crowd
from tests.live.everybody import Everybody
from tests.telegram.stand_in.faults import KINDS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("telegram")

MESSAGES, PEOPLE = (5_000, 150) if IS_FULL else (40, 10)
#: On the line all kinds together go wrong in CI as well.
ROUNDS = [KINDS, *((kind,) for kind in KINDS)] if IS_FULL else [("hang_up",)]
#: As fast as people write, so that Telegram's limits hold the answers up.
WRITING_SECONDS = MESSAGES / 30
AWAY_SECONDS = 1_800.0 if IS_FULL else 6.0


@pytest.mark.parametrize("kinds", ROUNDS, ids="-".join)
def test_one_call_in_ten_goes_wrong_and_nothing_is_lost(
    tmp_path: Path, kinds: tuple[str, ...]
) -> None:
    with telegram() as (api, url), on_telegram(tmp_path, api_url=url) as stack:
        api.faults.rate, api.faults.kinds = 0.1, kinds
        crowd = Crowd(api, PEOPLE)
        stack.start()

        with writing(crowd, MESSAGES, WRITING_SECONDS):
            pass
        stack.take_in_all(api, SECONDS)
        stack.settle(SECONDS)

        verdict, states = crowd.verdict(), stack.states(outbox)
        tell(f"one in ten {kinds}", verdict=verdict, states=states, faults=api.faults.happened)
        assert verdict.is_clean, verdict
        assert states.get("failed", 0) == 0
        assert api.pace.violations == []


def test_backlog_of_a_time_without_telegram_is_drained_within_the_limits(tmp_path: Path) -> None:
    with telegram() as (api, url), on_telegram(tmp_path, api_url=url) as stack:
        crowd = Everybody(api, PEOPLE, PEOPLE)
        stack.start()
        crowd.enter(stack.database)
        crowd.write(MESSAGES // 2)
        stack.take_in_all(api, SECONDS)

        api.faults.be_down(AWAY_SECONDS)
        crowd.write(MESSAGES - MESSAGES // 2)
        time.sleep(AWAY_SECONDS)
        began = time.monotonic()
        come_to_rest(stack, crowd, api)

        verdict = crowd.verdict()
        tell(
            f"{AWAY_SECONDS:.0f} s without Telegram",
            verdict=verdict,
            drained_after=f"{time.monotonic() - began:.1f} s",
        )
        assert verdict.is_clean, verdict
        assert crowd.strayed() == []
        assert api.pace.violations == []
