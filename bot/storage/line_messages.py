"""The store of what is said on the line, and of who got it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam, or_, select, update

from bot.line.message import YOUTH, LineCopy, LineMessage
from bot.storage.encryption import FieldCipher, readable
from bot.storage.outbox import FAILED, UNKNOWN
from bot.storage.prepared import Prepared
from bot.storage.tables.columns import new_id
from bot.storage.tables.delivery import outbox, sent_parts
from bot.storage.tables.line import line_copies, line_messages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.storage.transaction import Transaction

_COPIED = tuple(name for name in LineMessage.__dataclass_fields__ if name != "body")
_NEWEST_FIRST = line_messages.c.id.desc()
_OF_ID = Prepared(select(line_messages).where(line_messages.c.id == bindparam("this_id")))
_OF_COPIED = Prepared(
    select(line_copies)
    .where(line_copies.c.line_message_id == bindparam("this_id"))
    .order_by(line_copies.c.outbox_id)
)
# Notes are not among them: they were never sent.
_LAST = (
    select(line_messages)
    .where(
        line_messages.c.case_id == bindparam("this_case"),
        line_messages.c.is_note.is_(False),
        line_messages.c.id < bindparam("before"),
    )
    .order_by(_NEWEST_FIRST)
    .limit(bindparam("number", type_=Integer))
)
_LAST_OF_SENDER = Prepared(_LAST.where(line_messages.c.sender == bindparam("of_sender")))
_HERE, _NUMBER = bindparam("here"), bindparam("number")
_WRITTEN_HERE = Prepared(
    select(line_messages)
    .where(line_messages.c.chat_id == _HERE, line_messages.c.external_id == _NUMBER)
    .limit(1)
)
_COPY = select(line_messages).join(
    line_copies, line_copies.c.line_message_id == line_messages.c.id
)
_SHOWN_HERE = Prepared(
    _COPY.join(outbox, outbox.c.id == line_copies.c.outbox_id)
    .where(outbox.c.chat_id == _HERE, outbox.c.external_id == _NUMBER)
    .limit(1)
)
_PART_SHOWN_HERE = Prepared(
    _COPY.join(sent_parts, sent_parts.c.outbox_id == line_copies.c.outbox_id)
    .where(sent_parts.c.chat_id == _HERE, sent_parts.c.external_id == _NUMBER)
    .limit(1)
)

#: Behind every id, which are hexadecimal.
AFTER_ALL = "g"


class LineStore:
    """Write and read messages of the line, their words encrypted."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def add(self, message: LineMessage) -> LineMessage | None:
        """Store a message under a new id; None where what came in is on the line already."""
        stored = replace(message, id=new_id())
        row = {name: getattr(stored, name) for name in _COPIED}
        row["body"] = self._encrypted(stored.id, stored.body)
        return stored if self._transaction.insert_if_absent(line_messages, row) else None

    def get(self, message_id: str) -> LineMessage:
        """Return a message by its id.

        Raises:
            KeyError: There is none.
        """
        found = self._one(_OF_ID, this_id=message_id)
        if found is None:
            raise KeyError(message_id)
        return found

    def of_inbox(self, inbox_id: str) -> LineMessage | None:
        """Return what became of something that came in; None where it is not on the line."""
        return self._one(select(line_messages).where(line_messages.c.inbox_id == inbox_id))

    def written_in(self, chat_id: str, external_id: str) -> LineMessage | None:
        """Return the message that was written in a chat under a number of the channel."""
        return self._one(_WRITTEN_HERE, here=chat_id, number=external_id)

    def shown_in(self, chat_id: str, external_id: str) -> LineMessage | None:
        """Return the message of which a chat was shown a copy under a number of the channel."""
        where = {"here": chat_id, "number": external_id}
        return self._one(_SHOWN_HERE, **where) or self._one(_PART_SHOWN_HERE, **where)

    def in_chat(self, chat_id: str, external_id: str | None) -> LineMessage | None:
        """Return the message that a chat knows under a number, be it written or shown there."""
        if external_id is None:
            return None
        return self.written_in(chat_id, external_id) or self.shown_in(chat_id, external_id)

    def album(self, message: LineMessage) -> tuple[LineMessage, ...]:
        """Return all of the album of a message, in order; the message alone where it has none."""
        if message.album is None:
            return (message,)
        here = (
            line_messages.c.chat_id == message.chat_id,
            line_messages.c.album == message.album,
        )
        query = select(line_messages).where(*here).order_by(line_messages.c.id)
        return self._all(query)

    def edit(self, message_id: str, body: str, now: datetime) -> None:
        """Give a message new words."""
        self._set(message_id, body=self._encrypted(message_id, body), edited_at=now)

    def raise_alert(self, message_id: str, alert_id: str) -> None:
        """Note which alert a message raised."""
        self._set(message_id, alert_id=alert_id)

    def add_copy(self, copy: LineCopy) -> None:
        """Note that a row of the outbox carries a message to somebody."""
        names = LineCopy.__dataclass_fields__
        self._transaction.insert(line_copies, {name: getattr(copy, name) for name in names})

    def copies(self, message_ids: Iterable[str]) -> tuple[LineCopy, ...]:
        """Return the rows of the outbox that carry these messages, in the order of sending."""
        copies = [
            _copy(row)
            for message_id in dict.fromkeys(message_ids)
            for row in self._transaction.rows(_OF_COPIED, this_id=message_id)
        ]
        return tuple(sorted(copies, key=lambda copy: copy.outbox_id))

    def copy_in(self, outbox_id: str) -> LineCopy | None:
        """Return whose copy a row of the outbox is; None where it carries none."""
        query = select(line_copies).where(line_copies.c.outbox_id == outbox_id)
        row = self._transaction.row(query)
        return _copy(row) if row else None

    def is_first_failure(self, copy: LineCopy) -> bool:
        """Say whether no other row of the same message failed for this reader before."""
        same = (
            line_copies.c.line_message_id == copy.line_message_id,
            line_copies.c.chat_id == copy.chat_id,
            line_copies.c.outbox_id != copy.outbox_id,
            outbox.c.state.in_([FAILED, UNKNOWN]),
            outbox.c.finished_at.isnot(None),
        )
        joined = line_copies.join(outbox, outbox.c.id == line_copies.c.outbox_id)
        query = select(line_copies.c.outbox_id).select_from(joined).where(*same).limit(1)
        return self._transaction.row(query) is None

    def answer(self, case_id: str, coach_id: str, now: datetime) -> tuple[LineMessage, ...]:
        """Mark what a youth wrote and nobody answered as answered; return it, the oldest first."""
        still_open = (
            line_messages.c.case_id == case_id,
            line_messages.c.sender == YOUTH,
            line_messages.c.answered_at.is_(None),
        )
        found = self._all(select(line_messages).where(*still_open).order_by(line_messages.c.id))
        if found:
            values = {"answered_at": now, "answered_by": coach_id}
            self._transaction.run(update(line_messages).where(*still_open).values(**values))
        return found

    def last(
        self, case_id: str, number: int, *, before: LineMessage | None = None, sender: str = ""
    ) -> tuple[LineMessage, ...]:
        """Return the last messages of a case, the oldest first; ``sender`` asks for theirs alone.

        Notes are not among them: they were never sent.
        """
        end = before.id if before is not None else AFTER_ALL
        which = {"this_case": case_id, "before": end, "number": number}
        if sender:
            return self._all(_LAST_OF_SENDER, **which, of_sender=sender)[::-1]
        return self._all(_LAST, **which)[::-1]

    def of_case(self, case_id: str) -> tuple[LineMessage, ...]:
        """Return all that was said and noted in a case, the oldest first."""
        query = select(line_messages).where(line_messages.c.case_id == case_id)
        return self._all(query.order_by(line_messages.c.id))

    def cases_shown_to(self, coach_id: str, number: int) -> tuple[str, ...]:
        """Return the cases of which somebody of the staff got messages, the newest first."""
        mine = or_(line_copies.c.coach_id == coach_id, line_messages.c.coach_id == coach_id)
        query = select(line_messages.c.case_id).outerjoin(
            line_copies, line_copies.c.line_message_id == line_messages.c.id
        )
        rows = self._transaction.rows(query.where(mine).order_by(_NEWEST_FIRST).limit(200))
        return tuple(dict.fromkeys(row.case_id for row in rows))[:number]

    def _set(self, message_id: str, **values: object) -> None:
        this = line_messages.c.id == message_id
        self._transaction.run(update(line_messages).where(this).values(**values))

    def _one(self, query: Any, **values: object) -> LineMessage | None:  # noqa: ANN401 -- SQLAlchemy is untyped
        row = self._transaction.row(query, **values)
        return self._message(row) if row else None

    def _all(self, query: Any, **values: object) -> tuple[LineMessage, ...]:  # noqa: ANN401 -- SQLAlchemy is untyped
        return tuple(map(self._message, self._transaction.rows(query, **values)))

    def _message(self, row: Any) -> LineMessage:  # noqa: ANN401 -- a row of SQLAlchemy
        body = readable(self._cipher, row.body, _place(row.id))
        return LineMessage(body=body, **{name: getattr(row, name) for name in _COPIED})

    def _encrypted(self, message_id: str, body: str | None) -> str | None:
        return None if body is None else self._cipher.encrypt(body, _place(message_id))


def _place(message_id: str) -> str:
    return f"line_messages.body:{message_id}"


def _copy(row: Any) -> LineCopy:  # noqa: ANN401 -- a row of SQLAlchemy
    return LineCopy(**{name: getattr(row, name) for name in LineCopy.__dataclass_fields__})
