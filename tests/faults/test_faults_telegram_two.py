"""Two gateways at once, every update one to five times, shuffled: each is handled once."""

from __future__ import annotations

import random
from bisect import bisect_left
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.storage.tables.delivery import inbox, outbox
from tests.faults.telegram import IS_FULL, SECONDS, on_telegram, telegram, tell
from tests.live.everybody import Everybody
from tests.live.processes import wait_until
from tests.telegram.stand_in.giving import Pool, repeated

if TYPE_CHECKING:
    from pathlib import Path

    from tests.live.telegram import OnTelegram
    from tests.telegram.bot_api import BotApi

pytestmark = pytest.mark.xdist_group("telegram")

MESSAGES, PEOPLE = (2_000, 100) if IS_FULL else (60, 8)
PAIR = ("one", "other")


class Repeating:
    """Gives each update one to five times, shuffled, to one or the other of two gateways."""

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._chance = random.Random(3)  # noqa: S311 -- chance, not a secret
        self._given = 0
        self.copies = 0
        api.giving.pools = {f"/{name}": Pool([]) for name in PAIR}

    def give(self) -> None:
        """Give all updates that were not given yet, and wait until all of it was taken."""
        pools = self._api.giving.pools
        new = self._api.updates[self._given :]
        self._given += len(new)
        for name, pool in repeated(new, list(pools), self._chance).items():
            self.copies += len(pool.waiting)
            pools[name].waiting += pool.waiting
        wait_until(
            lambda: not any(pool.waiting for pool in pools.values()), SECONDS, "all taken in"
        )


def test_repeated_and_shuffled_updates_are_handled_once_by_two_gateways(
    tmp_path: Path, database_url: str
) -> None:
    url_of_database = database_url if database_url.startswith("postgresql") else ""
    with (
        telegram() as (api, url),
        on_telegram(tmp_path, api_url=url, names=PAIR, database_url=url_of_database) as stack,
    ):
        crowd, repeating = Everybody(api, PEOPLE, PEOPLE), Repeating(api)
        stack.start()
        crowd.enter(stack.database)

        crowd.write(MESSAGES)
        repeating.give()
        stack.settle(SECONDS)
        # Only now there is something for coaches to answer.
        crowd.answer()
        repeating.give()
        stack.settle(SECONDS)

        verdict, states, updates = crowd.verdict(), stack.states(outbox), len(api.updates)
        told = f"{updates} updates ({crowd.relayed} of the line) as {repeating.copies}"
        tell(told, verdict=verdict, states=states)
        assert updates > MESSAGES
        assert verdict.lost == verdict.unmarked_doubles == crowd.strayed() == []
        assert (verdict.marked, stack.states(inbox)) == (0, {"done": updates})
        # When they arrive is up to a busy machine; two processes share no more than the plan.
        assert busiest_second(stack) <= api.pace.per_second


def busiest_second(stack: OnTelegram) -> int:
    """Return how many messages were planned for one second at most."""
    starts = sorted(stack.starts())
    return max(bisect_left(starts, at + timedelta(seconds=1)) - n for n, at in enumerate(starts))
