"""A conversation in memory that answers from a script; stands in for the rest of the assistant."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING

from bot.web.service import Receipt, Shown, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

#: What the assistant says: a text, its buttons, and whether it is a card.
Answer = tuple[str, tuple[tuple[str, str], ...], str]

WELCOME: Answer = ("Dag! Waarmee kan ik helpen?", (("Iemand aanmelden", "token-refer"),), "text")


@dataclass(frozen=True)
class Received:
    chat_id: str
    message_id: str
    text: str | None
    button: str | None


def no_answer(_received: Received) -> list[Answer]:
    return []


@dataclass
class FakeChat:
    """Implements ``ChatService``; ``script`` says what is answered, ``failure`` is raised."""

    script: Callable[[Received], list[Answer]] = no_answer
    welcome: list[Answer] = field(default_factory=lambda: [WELCOME])
    refusal: str = ""
    failure: Exception | None = None
    thinking_time: float = 0.0
    received: list[Received] = field(default_factory=list)
    attempts: list[str] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)
    over: set[str] = field(default_factory=set)
    busy: set[str] = field(default_factory=set)
    _shown: dict[str, list[Shown]] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    async def find(self, token: str) -> Visitor | None:
        self._fail()
        chat_id = self.tokens.get(token)
        return None if chat_id is None else Visitor(chat_id, token, is_new=False)

    async def come_back(self, visitor: Visitor) -> Visitor:
        self._fail()
        return await self.open() if visitor.chat_id in self.over else visitor

    async def open(self) -> Visitor:
        self._fail()
        number = next(self._numbers)
        visitor = Visitor(f"chat-{number}", f"secret-{number}", is_new=True)
        self.tokens[visitor.token] = visitor.chat_id
        self._shown[visitor.chat_id] = []
        self.say(visitor.chat_id, *self.welcome)
        return visitor

    async def receive(
        self, chat_id: str, message_id: str, *, text: str | None, button: str | None
    ) -> Receipt:
        self._fail()
        self.attempts.append(message_id)
        if self.refusal:
            return Receipt("refused", self.refusal)
        if any(each.message_id == message_id for each in self.received):
            return Receipt("known")
        received = Received(chat_id, message_id, text, button)
        self.received.append(received)
        answers = self.script(received)
        if answers:
            self.busy.add(chat_id)
            asyncio.get_running_loop().call_later(
                self.thinking_time, self._answer, chat_id, answers
            )
        return Receipt("accepted")

    async def messages(self, chat_id: str, after: int, wait: float) -> tuple[Shown, ...]:
        self._fail()
        until = monotonic() + wait
        while True:
            shown = tuple(each for each in self._shown.get(chat_id, []) if each.seq > after)
            if shown or monotonic() >= until:
                return shown
            await asyncio.sleep(0.02)

    async def is_busy(self, chat_id: str) -> bool:
        return chat_id in self.busy

    async def end(self, chat_id: str) -> None:
        self._fail()
        self.ended.append(chat_id)
        self.tokens = {key: value for key, value in self.tokens.items() if value != chat_id}
        self._shown.pop(chat_id, None)

    def say(self, chat_id: str, *answers: Answer) -> None:
        """Say something to one visitor, also from another thread."""
        shown = self._shown[chat_id]
        for text, buttons, kind in answers:
            shown.append(
                Shown(len(shown) + 1, text, buttons, "card" if kind == "card" else "text")
            )

    def _answer(self, chat_id: str, answers: list[Answer]) -> None:
        self.busy.discard(chat_id)
        if chat_id in self._shown:
            self.say(chat_id, *answers)

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
