"""The conversations of the web chat, on the inbox and the outbox."""

from __future__ import annotations

import asyncio
import secrets
import time
from typing import TYPE_CHECKING, TypeVar

from bot.delivery.inbox import Incoming
from bot.delivery.outbox import queue
from bot.delivery.retention import erase_chat
from bot.dialogue.arriving import BUTTON, TEXT
from bot.dialogue.returning import come_back, is_over
from bot.dialogue.workers import Bell, heard
from bot.web.service import Receipt, Shown, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.dialogue.reception import Reception
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

CHANNEL = "web"
#: How often a waiting visitor's outbox is looked at without a sign: another process may answer.
LOOK_SECONDS = 0.5
T = TypeVar("T")


class WebConversations:
    """See ``ChatService``; the database is used in threads, so that nobody waits for another."""

    def __init__(
        self,
        make_uow: Callable[..., UnitOfWork],
        reception: Reception,
        wording: Wording,
        *,
        channel: str = CHANNEL,
        arrived: Bell,
        answered: Bell,
        forget_sender: Callable[[str], None],
    ) -> None:
        """Ring ``arrived`` when something came in, and listen to ``answered`` for answers.

        ``forget_sender`` lets Rasa forget a conversation that was wiped.
        """
        self._make_uow = make_uow
        self._reception = reception
        self._wording = wording
        self._channel = channel
        self._arrived = arrived
        self._answered = answered
        self._forget_sender = forget_sender

    async def find(self, token: str) -> Visitor | None:
        """See ``ChatService.find``."""

        def look(uow: UnitOfWork) -> Visitor | None:
            chat = uow.chats.find(self._channel, token)
            return Visitor(chat.id, token, is_new=False) if chat else None

        return await self._reading(look)

    async def open(self) -> Visitor:
        """See ``ChatService.open``."""
        return await self._writing(self._begin)

    async def come_back(self, visitor: Visitor) -> Visitor:
        """See ``ChatService.come_back``."""

        def go_on(uow: UnitOfWork) -> tuple[Visitor, str, bool]:
            now, chat = uow.clock.now(), uow.chats.get(visitor.chat_id)
            if not is_over(uow, chat, now):
                return visitor, "", come_back(uow, chat, now)
            forgotten = erase_chat(uow, chat.id)
            new = self._begin(uow)
            queue(uow, new.chat_id, self._wording.message("codes/after_long"))
            return new, forgotten, False

        who, forgotten, is_asked = await self._writing(go_on)
        if forgotten:
            await asyncio.to_thread(self._forget_sender, forgotten)
        if is_asked:
            self._arrived.ring()
        return who

    def _begin(self, uow: UnitOfWork) -> Visitor:
        token = secrets.token_urlsafe(32)
        chat = uow.chats.find_or_create(self._channel, token, uow.clock.now())
        queue(uow, chat.id, self._wording.message("general/welcome", is_busy=False))
        return Visitor(chat.id, token, is_new=True)

    async def receive(
        self, chat_id: str, message_id: str, *, text: str | None, button: str | None
    ) -> Receipt:
        """See ``ChatService.receive``."""
        incoming = Incoming(
            channel=self._channel,
            # The page makes the id; together with the chat nobody can use up another's.
            update_id=f"{chat_id[:20]}:{message_id}",
            chat_id=chat_id,
            kind=BUTTON if button is not None else TEXT,
            body=button if button is not None else text or "",
            received_at=await self._reading(lambda uow: uow.clock.now()),
        )
        is_new = await asyncio.to_thread(self._reception.take_in, incoming)
        self._arrived.ring()
        self._answered.ring()
        return Receipt("accepted" if is_new else "known")

    async def messages(self, chat_id: str, after: int, wait: float) -> tuple[Shown, ...]:
        """See ``ChatService.messages``; asking for what comes after says what was seen."""
        await self._seen(chat_id, after)
        end = time.monotonic() + wait
        while True:
            news = self._answered.listen()
            shown = await self._reading(lambda uow: _shown(uow, chat_id, after))
            left = end - time.monotonic()
            if shown or left <= 0:
                return shown
            await heard(news, min(left, LOOK_SECONDS))

    async def is_busy(self, chat_id: str) -> bool:
        """See ``ChatService.is_busy``."""
        return await self._reading(lambda uow: uow.inbox.head(chat_id) is not None)

    async def end(self, chat_id: str) -> None:
        """See ``ChatService.end``."""
        sender = await self._writing(lambda uow: erase_chat(uow, chat_id))
        await asyncio.to_thread(self._forget_sender, sender)

    async def _seen(self, chat_id: str, up_to: int) -> None:
        def unseen(uow: UnitOfWork) -> bool:
            head = uow.outbox.head(chat_id)
            return head is not None and head.seq <= up_to

        if up_to and await self._reading(unseen):
            await self._writing(lambda uow: uow.outbox.end_up_to(chat_id, up_to, uow.clock.now()))

    async def _reading(self, look: Callable[[UnitOfWork], T]) -> T:
        def work() -> T:
            with self._make_uow(read_only=True) as uow:
                return look(uow)

        return await asyncio.to_thread(work)

    async def _writing(self, change: Callable[[UnitOfWork], T]) -> T:
        def work() -> T:
            with self._make_uow() as uow:
                result = change(uow)
                uow.commit()
            return result

        return await asyncio.to_thread(work)


def _shown(uow: UnitOfWork, chat_id: str, after: int) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            item.seq,
            item.shown.text,
            tuple((button.title, button.token) for button in item.shown.buttons),
            "card" if item.kind == "card" else "text",
        )
        for item in uow.outbox.after(chat_id, max(after, uow.chats.get(chat_id).hidden_up_to))
        if item.shown is not None
    )
