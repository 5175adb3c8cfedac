"""The line in the timeline of a case: who wrote, who read, who answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.line.message import YOUTH
from bot.storage.case_record import TimelineEntry
from bot.storage.outbox import SENT
from bot.storage.tables.delivery import outbox
from bot.storage.tables.line import coaches, line_copies, line_messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.line.message import LineMessage
    from bot.storage.line_messages import LineStore
    from bot.storage.transaction import Transaction
    from bot.storage.withheld import Withheld

#: The kinds of the entries: what was sent, and what was noted for the file alone.
SAID, NOTED = "line", "note"


def line_timeline(
    transaction: Transaction,
    line: LineStore,
    case_id: str,
    withheld: Mapping[str, Withheld],
) -> tuple[TimelineEntry, ...]:
    """Return the line of a case as entries of its timeline, the oldest first.

    People of the staff stand in it by reference. ``read_by`` are those to whom it was sent, with
    the moment; ``not_read_by`` those to whom it could not be, or not yet. A note has its ``id``,
    and stands among ``withheld`` where a youth who asks for the file does not get it.
    """
    rows = transaction.rows(select(coaches.c.id, coaches.c.reference))
    staff = {row.id: row.reference for row in rows}
    sent = _sent(transaction, case_id, staff)
    return tuple(_entry(message, staff, sent, withheld) for message in line.of_case(case_id))


def _sent(
    transaction: Transaction, case_id: str, staff: Mapping[str, str]
) -> dict[str, dict[str, str | None]]:
    """Return for each message whom it was for, and when it was sent there, if it was.

    An album is one entry under its own id: the copies hang on its first message.
    """
    query = (
        select(
            line_messages.c.id,
            line_messages.c.album,
            line_copies.c.coach_id,
            outbox.c.state,
            outbox.c.finished_at,
        )
        .join(outbox, outbox.c.id == line_copies.c.outbox_id)
        .join(line_messages, line_messages.c.id == line_copies.c.line_message_id)
        .where(line_messages.c.case_id == case_id)
        .order_by(line_copies.c.outbox_id)
    )
    found: dict[str, dict[str, str | None]] = {}
    for row in transaction.rows(query):
        readers = found.setdefault(row.album or row.id, {})
        reader = staff.get(row.coach_id, YOUTH)
        at = row.finished_at.isoformat() if row.state == SENT else None
        readers[reader] = readers.get(reader) or at
    return found


def _entry(
    message: LineMessage,
    staff: Mapping[str, str],
    sent: Mapping[str, Mapping[str, str | None]],
    withheld: Mapping[str, Withheld],
) -> TimelineEntry:
    details: dict[str, Any] = {"sender": message.sender, "kind": message.kind}
    if message.is_note:
        details["id"] = message.id
        if found := withheld.get(message.id):
            details["withheld"] = {
                "reason": found.reason,
                "by": found.by,
                "at": found.at.isoformat(),
            }
    else:
        readers = sent.get(message.album or message.id, {})
        details["read_by"] = [{"who": who, "at": at} for who, at in readers.items() if at]
        details["not_read_by"] = [who for who, at in readers.items() if not at]
    if message.answered_at is not None:
        details["answered_by"] = staff.get(message.answered_by or "")
        details["answered_at"] = message.answered_at.isoformat()
    if message.edited_at is not None:
        details["edited_at"] = message.edited_at.isoformat()
    if message.alert_id is not None:
        details["alert"] = message.alert_id
    actor = staff.get(message.coach_id or "", YOUTH)
    kind = NOTED if message.is_note else SAID
    return TimelineEntry(kind, actor, message.at, details, message.body)
