"""What came in becomes a message of the line, once, with all of its album."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.dialogue.arriving import EDITED, REACTION
from bot.line.message import LineMessage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.storage.inbox import InboxItem
    from bot.storage.unit_of_work import UnitOfWork

#: So long after the last part of an album no more are expected.
ALBUM_GATHERS = timedelta(seconds=1)
#: How often, and how soon, it is looked again for the number of what somebody answers.
MOST_LOOKS = 10
LOOK_AGAIN = timedelta(milliseconds=300)


def album_wait(uow: UnitOfWork, item: InboxItem) -> datetime | None:
    """Return until when to wait for the rest of an album; None where nothing more is expected."""
    if item.album is None:
        return None
    last = max(part.received_at for part in uow.inbox.of_album(item.chat_id, item.album))
    complete = last + ALBUM_GATHERS
    return complete if uow.clock.now() < complete else None


def number_wait(uow: UnitOfWork, item: InboxItem) -> datetime | None:
    """Return until when to wait for the number of what is answered; None where it is known.

    Somebody may answer a message before Telegram's answer to its sending was written down.
    """
    number = item.external_id if item.kind == REACTION else item.reply_to
    if number is None or item.attempts >= MOST_LOOKS or not uow.outbox.is_sending(item.chat_id):
        return None
    if uow.line.in_chat(item.chat_id, number) is not None:
        return None
    return uow.clock.now() + LOOK_AGAIN


def gathered(uow: UnitOfWork, item: InboxItem) -> tuple[InboxItem, ...]:
    """Return what came in together: all of an album, else the one thing alone."""
    if item.album is None:
        return (item,)
    return uow.inbox.of_album(item.chat_id, item.album)


def write_down(
    uow: UnitOfWork,
    case_id: str,
    items: Sequence[InboxItem],
    *,
    sender: str,
    coach_id: str | None = None,
    note: str | None = None,
) -> tuple[LineMessage, ...]:
    """Store what came in as messages of the line, and return those that were not there before.

    Args:
        uow: The unit of work that finishes what came in.
        case_id: The case that it belongs to.
        items: One thing, or the parts of an album.
        sender: What the writer is to the case.
        coach_id: Who of the staff wrote it.
        note: Its words, where it is a note for the file and is sent to nobody.
    """
    written = (
        uow.line.add(
            LineMessage(
                id="",
                case_id=case_id,
                sender=sender,
                coach_id=coach_id,
                chat_id=item.chat_id,
                inbox_id=item.id,
                external_id=item.external_id,
                kind=item.kind,
                is_note=note is not None,
                album=item.album,
                quotes_id=_quoted(uow, case_id, item),
                body=_words(uow, item) if note is None else note,
                at=item.received_at,
            )
        )
        for item in items
    )
    return tuple(message for message in written if message is not None)


def _quoted(uow: UnitOfWork, case_id: str, item: InboxItem) -> str | None:
    """Return what is replied to, where that is of the same case."""
    quoted = uow.line.in_chat(item.chat_id, item.reply_to)
    return quoted.id if quoted and quoted.case_id == case_id else None


def _words(uow: UnitOfWork, item: InboxItem) -> str | None:
    """Return the words as they are now: what waited may have been edited meanwhile."""
    is_last = uow.lanes.lock(item.chat_id, "in").last_position == item.position
    if item.external_id is None or is_last:
        return item.body
    edited = uow.inbox.newest_of(item.chat_id, item.external_id, EDITED)
    return edited.body if edited else item.body
