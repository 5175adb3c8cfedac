"""Rasa's answer as messages: a text with the ``custom`` part that follows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.wording import Button, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class Reply:
    """What Rasa said in one turn; ``question`` is the slot that is open after it."""

    messages: tuple[Message, ...]
    question: str = ""


def reply_from(parts: Iterable[Mapping[str, Any]]) -> Reply:
    """Join each text with the custom part that Rasa sends right after it.

    That part names the kind of the message, or the slot that it asks for.
    """
    messages: list[Message] = []
    question = ""
    for part in parts:
        custom = part.get("custom") or {}
        if part.get("text"):
            buttons = tuple(Button(b["title"], b["payload"]) for b in part.get("buttons") or ())
            messages.append(Message(part["text"], buttons))
        kind = "question" if custom.get("question") else custom.get("kind")
        if kind and messages:
            last = messages[-1]
            messages[-1] = Message(last.text, last.buttons, kind)
        question = custom.get("question", question)
    return Reply(tuple(messages), question)
