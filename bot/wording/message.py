"""What a person gets to see, before a channel gives it its form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Button:
    """An answer to press: the words, and what Rasa receives when it is pressed."""

    title: str
    payload: str


@dataclass(frozen=True)
class Message:
    """A text with the buttons below it.

    ``kind`` is "text", "card" (can be printed) or "question" (of an intake, can be put again).
    """

    text: str
    buttons: tuple[Button, ...] = ()
    kind: str = "text"
