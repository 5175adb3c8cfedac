"""The gateway in one piece, inside a test: each update is handled before the next one comes."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
from tests.dialogue.fakes import FakeDialogue, ask
from tests.telegram.bot_api import TOKEN, BotApi

if TYPE_CHECKING:
    from bot.storage.unit_of_work import Database
    from bot.wording import Wording
    from tests.conftest import StandingClock

#: What puts nothing on a screen that stays there.
NOT_SHOWN = {"sendChatAction", "leaveChat"}


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


@dataclass(frozen=True)
class Led:
    """What one update led to: messages that were sent, and what else was done."""

    sent: list[dict[str, Any]]
    acts: list[dict[str, Any]]

    @property
    def seen_by(self) -> set[int]:
        """Return the chats in which something came or changed."""
        acts = [act for act in self.acts if act["method"] not in NOT_SHOWN]
        return {int(one["chat_id"]) for one in (*self.sent, *acts) if "chat_id" in one}

    @property
    def stopped(self) -> list[str]:
        """Return the pressed buttons that spin no more."""
        acts = [act for act in self.acts if act["method"] == "answerCallbackQuery"]
        return [act["callback_query_id"] for act in acts]


class Desk:
    """Takes updates in, handles them, and sends what they lead to."""

    def __init__(self, database: Database, wording: Wording, clock: StandingClock) -> None:
        self.api = BotApi(pace=None)
        self._database, self._clock, self._number = database, clock, 0
        inside = Inside(self.api)
        self._bot = PlainBot(TOKEN, request=inside, get_updates_request=inside)
        reception = Reception(database.unit_of_work, wording)
        self._attendant = Attendant(database.unit_of_work, FakeDialogue(ask), wording)
        self._entrance = Entrance(self._bot, reception, now=clock.now, ring=lambda: None)
        self._sender = Sender("telegram", owner="desk", limits=UNLIMITED)

    async def take(self, content: dict[str, Any]) -> Led:
        """Take an update in, handle it, send what it led to, and return that."""
        self._number += 1
        raw = json.loads(json.dumps({"update_id": self._number, **content}))
        self.api.meet(raw)
        seen, done = len(self.api.ledger), len(self.api.acts)
        await self._entrance.take_in(raw)
        await asyncio.gather(*self._entrance._acknowledging.values())
        # The second time what waited for the rest of its album is handled.
        for _ in range(2):
            while await self._attend():
                pass
            self._clock.move(seconds=5)
        await drain(self._database, TelegramTransport(self._bot), self._sender)
        return Led(self.api.ledger[seen:], self.api.acts[done:])

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
