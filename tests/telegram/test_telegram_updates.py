"""Random updates of every type that the Bot API has: no crash, and nothing to a wrong person."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from telegram.request import BaseRequest

from bot.delivery.dispatch import drain
from bot.delivery.inbox import claim_next
from bot.delivery.limits import UNLIMITED
from bot.delivery.sending import Sender
from bot.dialogue.attendant import Attendant
from bot.dialogue.reception import Reception
from bot.dialogue.workers import LEASE
from bot.telegram.entrance import Entrance
from bot.telegram.plain_bot import PlainBot
from bot.telegram.sending import TelegramTransport
from tests.conftest import StandingClock
from tests.dialogue.fakes import FakeDialogue
from tests.telegram.bot_api import TOKEN, BotApi
from tests.telegram.line.conftest import EMRE, NOOR, RIA, SAM, SOFIE, Office
from tests.telegram.random_updates import updates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.storage.unit_of_work import Database
    from bot.wording import Wording

EXAMPLES = 10_000 if os.environ.get("FAULTS") == "full" else 500
#: Who may see what came from whom, besides that person.
TEAM = {SOFIE, EMRE, RIA}
READERS = {
    NOOR: TEAM,
    SAM: TEAM,
    SOFIE: {NOOR, SAM, EMRE, RIA},
    EMRE: {NOOR, SAM, SOFIE, RIA},
    RIA: {NOOR, SAM, SOFIE, EMRE},
}


class Inside(BaseRequest):
    """Asks the stand-in without a network."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        """Need nothing."""

    async def shutdown(self) -> None:
        """Leave nothing."""

    async def do_request(
        self, url: str, *_: Any, request_data: Any, **__: Any
    ) -> tuple[int, bytes]:
        given = request_data.json_parameters if request_data else {}
        status, body = await self._api.call(url.rpartition("/")[2], given)
        return status, json.dumps(body).encode()


class Desk:
    """The gateway in one piece: each update is handled to its end before the next comes."""

    def __init__(self, database: Database, wording: Wording, clock: StandingClock) -> None:
        self.api = BotApi(pace=None)
        self._database, self._clock, self._number = database, clock, 0
        inside = Inside(self.api)
        self._bot = PlainBot(TOKEN, request=inside, get_updates_request=inside)
        reception = Reception(database.unit_of_work, wording)
        self._attendant = Attendant(database.unit_of_work, FakeDialogue(), wording)
        self._entrance = Entrance(self._bot, reception, now=clock.now, ring=lambda: None)
        self._sender = Sender("telegram", owner="desk", limits=UNLIMITED)

    async def take(self, content: dict[str, Any]) -> list[int]:
        """Take an update in, handle it, send what it led to; return who saw something."""
        self._number += 1
        raw = json.loads(json.dumps({"update_id": self._number, **content}))
        self.api.meet(raw)
        seen = len(self.api.ledger)
        await self._entrance.take_in(raw)
        # The second time what waited for the rest of its album is handled.
        for _ in range(2):
            while await self._attend():
                pass
            self._clock.move(seconds=5)
        await drain(self._database, TelegramTransport(self._bot), self._sender)
        return [int(sent["chat_id"]) for sent in self.api.ledger[seen:]]

    async def close(self) -> None:
        """Leave nothing running."""
        await self._entrance.close()

    async def _attend(self) -> bool:
        with self._database.unit_of_work() as uow:
            claimed = claim_next(uow, "desk", uow.clock.now(), LEASE)
            uow.commit()
        if claimed is not None:
            await self._attendant.attend(claimed)
        return claimed is not None


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


def test_random_updates_crash_nothing_and_reach_nobody_else(
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
    Office(database, desk.api).open()
    kinds: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(updates())
    def take(update: dict[str, Any]) -> None:
        kinds.update(update.keys())
        caplog.clear()

        seen_by = loop.run_until_complete(desk.take(update))

        assert set(seen_by) <= may_see(update)
        assert caplog.records == []

    take()
    loop.run_until_complete(desk.close())

    assert kinds["message"] > 0


def may_see(update: dict[str, Any]) -> set[int]:
    """Return who may see something of an update: its chat, and who belongs to it on the line."""
    content = next(iter(update.values()))
    chat = content.get("message", content).get("chat", {})
    if chat.get("type") != "private":
        return set()
    return {chat["id"]} | READERS.get(chat["id"], set())
