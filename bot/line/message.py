"""What was said on the line, once each, and who got it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

#: Who wrote something; the staff as what they were to the case then.
YOUTH, COACH, DUO, COORDINATOR = "youth", "coach", "duo", "coordinator"

#: Answers of the staff that were not typed: they called, or go to see the youth.
CALLED, MEETING = "called", "meeting"
UNTYPED = frozenset({CALLED, MEETING})


@dataclass(frozen=True)
class LineMessage:
    """Something that was written on the line.

    Args:
        sender: "youth", "coach", "duo" or "coordinator".
        coach_id: Who of the staff wrote it.
        chat_id: Where it was written.
        inbox_id: What came in and became this.
        external_id: The channel's number of it in the chat where it was written.
        kind: "text", "photo", "voice", ...
        is_note: It is for the file alone and is sent to nobody.
        album: The album that it is part of; the first of an album stands for all of it.
        quotes_id: The message of the line that it replies to.
        body: The text or caption; None once it was erased.
        answered_at: When somebody of the staff first answered this message of the youth.
        alert_id: The alert that it raised.
    """

    id: str
    case_id: str
    sender: str
    chat_id: str
    kind: str
    at: datetime
    body: str | None = field(default=None, repr=False)
    coach_id: str | None = None
    inbox_id: str | None = None
    external_id: str | None = None
    is_note: bool = False
    album: str | None = None
    quotes_id: str | None = None
    edited_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: str | None = None
    alert_id: str | None = None


@dataclass(frozen=True)
class LineCopy:
    """A row of the outbox that carries a message to somebody; the youth where nobody is named."""

    outbox_id: str
    line_message_id: str
    chat_id: str
    coach_id: str | None
