"""Random updates of all types of the Bot API: no crash, each answered, nothing to a wrong one."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import StandingClock
from tests.telegram.desk import Desk
from tests.telegram.line.conftest import Office
from tests.telegram.random_updates import updates
from tests.telegram.whose import STAFF, YOUTHS, Screens, private_chat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.storage.unit_of_work import Database
    from bot.wording import Wording
    from tests.telegram.desk import Led

logger = logging.getLogger(__name__)

EXAMPLES = 10_000 if os.environ.get("FAULTS") == "full" else 500


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def database_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """SQLite alone: this is about updates, not about databases."""
    shutil.copy(migrated_sqlite, tmp_path / "cases.db")
    return f"sqlite:///{tmp_path / 'cases.db'}"


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


def test_random_updates_crash_nothing_are_answered_and_reach_nobody_else(
    database: Database,
    wording: Wording,
    clock: StandingClock,
    loop: asyncio.AbstractEventLoop,
    *,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    caplog.set_level("WARNING", "bot")
    desk = Desk(database, wording, clock)
    office = Office(database, desk.api)
    office.open()
    screens = Screens(desk.api, office)
    kinds: Counter[str] = Counter()
    fates: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES,
        # What goes wrong may be owed to what came before: made smaller it would be another thing.
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(updates(), st.integers(0, 1_000_000))
    def take(update: dict[str, Any], at: int) -> None:
        kinds.update(update.keys())
        caplog.clear()
        screens.aim(update, at)
        chat = private_chat(update)
        about = screens.about(update) if chat in STAFF else set()

        led = loop.run_until_complete(desk.take(update))

        screens.note(update, led, about)
        assert led.seen_by <= may_see(chat, about)
        became = fate(update, chat, led)
        assert became != "nothing"
        fates[became] += 1
        if chat in STAFF and led.seen_by & YOUTHS:
            fates["reached a youth"] += 1
        assert caplog.records == []

    take()
    loop.run_until_complete(desk.close())

    logger.info("%s", fates)
    assert kinds["message"] > 0
    assert min(fates["relayed"], fates["told"], fates["stopped spinning"]) > 0


def may_see(chat: int | None, about: set[int]) -> set[int]:
    """Return who may see something of an update: its chat, and who belongs to it on the line."""
    if chat is None:
        return set()
    if chat in YOUTHS:
        return {chat} | STAFF
    return {chat} | (STAFF | about if chat in STAFF else set())


def fate(update: dict[str, Any], chat: int | None, led: Led) -> str:
    """Return what became of an update; "nothing" where somebody waits and gets no word."""
    kind, content = next(iter(update.items()))
    if kind == "callback_query":
        return "stopped spinning" if content["id"] in led.stopped else "nothing"
    if kind != "message" or chat is None:
        return "nobody waits"
    if led.seen_by - {chat}:
        return "relayed"
    return "told" if led.seen_by else "nothing"
