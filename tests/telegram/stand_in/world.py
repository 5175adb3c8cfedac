"""What Telegram holds: updates that nobody confirmed, messages, and what everybody saw."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.telegram.stand_in.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

TOKEN = "123456:made-for-tests"
BOT = {"id": 123456, "is_bot": True, "first_name": "Proef", "username": "proef_bot"}
#: How a message looks where it has no words.
KINDS = (
    "photo",
    "voice",
    "audio",
    "video",
    "video_note",
    "document",
    "animation",
    "sticker",
    "location",
    "venue",
    "contact",
    "poll",
    "dice",
)


@dataclass
class World:
    """The state of the stand-in; what changes it is written to the journal."""

    path: Path | None = None
    updates: list[dict[str, Any]] = field(default_factory=list)
    #: What was sent, in order; ``chat_id`` is text, as the bot gave it.
    ledger: list[dict[str, Any]] = field(default_factory=list)
    #: What else the bot did: edits, reactions, answers to buttons, menus, chats left.
    acts: list[dict[str, Any]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    blocked: set[int] = field(default_factory=set)
    #: Messages by chat and number, the bot's own and those of people.
    messages: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    queries: set[str] = field(default_factory=set)
    #: Of the webhook: its address, secret and kinds of updates; empty while there is none.
    webhook: dict[str, Any] = field(default_factory=dict)
    #: When messages were written, by the first number in their words.
    written_at: dict[str, float] = field(default_factory=dict)
    next_update: int = 1
    next_message: int = 1

    def __post_init__(self) -> None:
        """Take up what an earlier one left in the journal."""
        # People act on the thread of a test, the bot on that of the server.
        self._lock = threading.RLock()
        self.journal = Journal(self.path)
        for kind, content in self.journal.lines():
            self._applied(kind)(content)

    def happen(self, kind: str, content: Any) -> None:
        """Let something happen, and keep that it did."""
        with self._lock:
            self.journal.write(kind, content)
            self._applied(kind)(content)

    def take_message(self) -> int:
        """Return the number of a new message."""
        with self._lock:
            number = self.next_message
            self.next_message += 1
        return number

    def shown(self, chat: int | str) -> list[dict[str, Any]]:
        """Return what was sent to a chat, in order."""
        return [sent for sent in self.ledger if sent["chat_id"] == str(chat)]

    def seen_by(self, chat: int | str) -> list[str]:
        """Return the words that a person saw, in order; a kind in brackets where none were."""
        return [words_of(sent) for sent in self.shown(chat)]

    def screen(self, chat: int | str) -> list[str]:
        """Return the words that stand on a person's screen now, after all edits."""
        now = {sent["message_id"]: words_of(sent) for sent in self.shown(chat)}
        for act in self.acts:
            if act["method"] == "editMessageText" and act["chat_id"] == str(chat):
                now[int(act["message_id"])] = act["text"]
        return list(now.values())

    def know(self, chats: Sequence[int]) -> None:
        """Let the bot know chats in which nobody wrote yet."""
        self.known.update(chats)

    def moments(self) -> dict[str, tuple[float, float]]:
        """Return by the first number in its words when a message was written, and sent on."""
        sent = {number_in(words_of(one)): one["at"] for one in reversed(self.ledger)}
        return {n: (at, sent[n]) for n, at in self.written_at.items() if n and n in sent}

    def done(self, method: str, chat: int | str | None = None) -> list[dict[str, Any]]:
        """Return what else the bot did by a method, in one chat or in all."""
        return [
            act
            for act in self.acts
            if act["method"] == method and (chat is None or act.get("chat_id") == str(chat))
        ]

    def _applied(self, kind: str) -> Callable[[Any], None]:
        return getattr(self, f"_on_{kind}")

    def _on_update(self, update: dict[str, Any]) -> None:
        self.updates.append(update)
        message = update.get("message")
        if isinstance(message, dict):
            self.written_at[number_in(words_of(message))] = moment()
        self.next_update = max(self.next_update, update["update_id"] + 1)
        self.meet(update)

    def meet(self, update: dict[str, Any]) -> None:
        """Let the bot know the chat of an update, as whoever writes to it has begun with it."""
        query = update.get("callback_query", {})
        if query:
            self.queries.add(query["id"])
        content = next((part for part in update.values() if isinstance(part, dict)), {})
        message = query.get("message") or content
        chat = message.get("chat", {}).get("id")
        if chat is not None:
            self.known.add(chat)
        if "message_id" in message and chat is not None:
            number = chat, message["message_id"]
            if "edited_message" in update or number not in self.messages:
                self.messages[number] = dict(message)
            self.next_message = max(self.next_message, message["message_id"] + 1)

    def _on_confirmed(self, offset: int) -> None:
        self.updates[:] = [update for update in self.updates if update["update_id"] >= offset]

    def _on_brought(self, number: int) -> None:
        self.updates[:] = [update for update in self.updates if update["update_id"] != number]

    def _on_sent(self, sent: dict[str, Any]) -> None:
        self.ledger.append(sent)
        number = sent["message_id"]
        self.messages[int(sent["chat_id"]), number] = sent
        self.next_message = max(self.next_message, number + 1)

    def _on_act(self, act: dict[str, Any]) -> None:
        self.acts.append(act)

    def _on_deleted(self, place: list[int]) -> None:
        self.messages.pop((place[0], place[1]), None)

    def _on_blocked(self, chat: int) -> None:
        self.blocked.add(chat)

    def _on_unblocked(self, chat: int) -> None:
        self.blocked.discard(chat)

    def _on_webhook(self, webhook: dict[str, Any]) -> None:
        self.webhook = webhook


def words_of(sent: dict[str, Any]) -> str:
    """Return the words of a message, or its kind and caption: ``[photo] kijk``."""
    if "text" in sent:
        return str(sent["text"])
    kind = next((name for name in KINDS if name in sent), "?")
    return f"[{kind}] {sent.get('caption') or ''}".strip()


def number_in(words: str) -> str:
    """Return the first number in a text; "" without one."""
    found = re.search(r"\bbericht (\d+)", words)
    return found[1] if found else ""


def moment() -> float:
    """Return now, as the ledger counts it."""
    return time.time()
