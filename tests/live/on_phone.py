"""A conversation on Telegram as ``Talk`` is one with Rasa: what is typed or pressed, and seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.live.processes import wait_until
from tests.live.talk import Answer, button
from tests.live.whole_line import SECONDS
from tests.telegram.stand_in.world import words_of

if TYPE_CHECKING:
    from bot.storage.chats import Chat
    from bot.storage.unit_of_work import UnitOfWork
    from tests.live.whole_line import WholeLine
    from tests.telegram.bot_api import BotApi


@dataclass
class OnPhone:
    """One visitor, whom ``Walk`` can lead through an intake."""

    line: WholeLine
    api: BotApi
    chat: int
    last: Answer = field(default_factory=lambda: Answer(()))

    def say(self, message: str) -> Answer:
        """Type words, or press the newest button that stands for a payload."""
        seen = len(self.api.shown(self.chat))
        pressed = self._button(message)
        if pressed is None:
            self.line.typed(message)
            self.api.says(self.chat, text=message)
        else:
            self.api.presses(self.chat, pressed["text"])
        wait_until(self._is_answered, SECONDS, f"an answer to {message!r}")
        self.last = self._answer(self.api.shown(self.chat)[seen:])
        return self.last

    def press(self, value: object) -> Answer:
        """Press the button of a value of the open question, which must be there."""
        payload = button(self.last.question, value)
        assert self._button(payload), (payload, self.last.text)
        return self.say(payload)

    def _answer(self, shown: list[dict[str, Any]]) -> Answer:
        parts: list[dict[str, Any]] = [{"text": words_of(sent)} for sent in shown]
        with self.line.database.unit_of_work(read_only=True) as uow:
            parts.append({"custom": {"question": self._found(uow).open_question or ""}})
            if shown:
                payloads = [self._payload(uow, one) for one in _buttons(shown[-1])]
                parts[-1]["buttons"] = [{"payload": payload} for payload in payloads]
        return Answer(tuple(parts))

    def _button(self, payload: str) -> dict[str, Any] | None:
        """Return the newest button that stands for a payload."""
        if not payload.startswith("/"):
            return None
        with self.line.database.unit_of_work(read_only=True) as uow:
            for sent in reversed(self.api.shown(self.chat)):
                for one in _buttons(sent):
                    if self._payload(uow, one) == payload:
                        return one
        return None

    def _payload(self, uow: UnitOfWork, one: dict[str, Any]) -> str:
        press = uow.buttons.find(self._found(uow).id, one["callback_data"])
        return press.payload if press else ""

    def _found(self, uow: UnitOfWork) -> Chat:
        chat = uow.chats.find("telegram", str(self.chat))
        assert chat is not None
        return chat

    def _is_answered(self) -> bool:
        if self.api.updates:
            return False
        with self.line.database.unit_of_work(read_only=True) as uow:
            chat = self._found(uow).id
            # What comes is looked at first, as it leads to what goes.
            return not (uow.inbox.head(chat) or uow.outbox.head(chat))


def _buttons(sent: dict[str, Any]) -> list[dict[str, Any]]:
    rows = (sent.get("reply_markup") or {}).get("inline_keyboard", ())
    return [one for row in rows for one in row]
