"""Two gateways at once, every update one to five times, shuffled: each is handled once."""

from __future__ import annotations

import random
from bisect import bisect_left
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.storage.tables.delivery import inbox, outbox
from tests.faults.telegram import IS_FULL, SECONDS, on_telegram, telegram, tell
from tests.live.crowd import Crowd
from tests.live.processes import wait_until
from tests.telegram.stand_in.giving import repeated

if TYPE_CHECKING:
    from pathlib import Path

    from tests.live.telegram import OnTelegram

pytestmark = pytest.mark.xdist_group("telegram")

MESSAGES, PEOPLE = (2_000, 100) if IS_FULL else (50, 12)
PAIR = ("one", "other")


def test_repeated_and_shuffled_updates_are_handled_once_by_two_gateways(
    tmp_path: Path, database_url: str
) -> None:
    url_of_database = database_url if database_url.startswith("postgresql") else ""
    with (
        telegram() as (api, url),
        on_telegram(tmp_path, api_url=url, names=PAIR, database_url=url_of_database) as stack,
    ):
        crowd = Crowd(api, PEOPLE)
        crowd.write(MESSAGES)
        chance = random.Random(3)  # noqa: S311 -- chance, not a secret
        pollers = {f"/{name}": name for name in PAIR}
        pools = repeated(api.updates, list(pollers), chance)
        api.giving.pools = pools
        copies = sum(len(pool.waiting) for pool in pools.values())
        for update in api.updates:
            api.meet(update)
        stack.start()

        wait_until(
            lambda: not any(pool.waiting for pool in pools.values()), SECONDS, "all taken in"
        )
        stack.settle(SECONDS)

        verdict, states = crowd.verdict(), stack.states(outbox)
        tell(f"{MESSAGES} updates as {copies}", verdict=verdict, states=states)
        assert verdict.lost == verdict.unmarked_doubles == []
        assert (verdict.marked, stack.states(inbox)) == (0, {"done": MESSAGES})
        # When they arrive is up to a busy machine; two processes share no more than the plan.
        assert busiest_second(stack) <= api.pace.per_second


def busiest_second(stack: OnTelegram) -> int:
    """Return how many messages were planned for one second at most."""
    starts = sorted(stack.starts())
    return max(bisect_left(starts, at + timedelta(seconds=1)) - n for n, at in enumerate(starts))
