"""Taking words away again: the rows stay as numbers, what was said does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select, update

from bot.storage.chats import VISITOR
from bot.storage.tables.chats import chats
from bot.storage.tables.delivery import buttons, inbox, outbox
from bot.storage.tables.line import line_copies, line_messages

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.transaction import Transaction

#: The state of a message that was erased before it was handled or sent.
ERASED = "erased"
#: The kind of what the line queues, see ``bot.delivery.outbox.put``.
LINE = "line"


class ErasureStore:
    """Erase bodies and payloads."""

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction."""
        self._transaction = transaction

    def erase_older(self, role: str, before: datetime, now: datetime) -> int:
        """Erase what chats of this role said and got before a moment; return how many bodies."""
        of_role = select(chats.c.id).where(chats.c.role == role)
        came = and_(inbox.c.chat_id.in_(of_role), inbox.c.received_at < before)
        went = and_(outbox.c.chat_id.in_(of_role), outbox.c.queued_at < before)
        self._erase_payloads(went)
        return self._erase(came, went, now)

    def erase_line(self, before: datetime, now: datetime) -> int:
        """Erase what youths and staff wrote and got before a moment; return how many bodies.

        Notes stay, for they are the file; so do buttons of the line, which hold no words.
        """
        on_line = select(chats.c.id).where(chats.c.role != VISITOR)
        came = and_(inbox.c.chat_id.in_(on_line), inbox.c.received_at < before)
        went = and_(outbox.c.chat_id.in_(on_line), outbox.c.queued_at < before)
        self._erase_payloads(and_(went, outbox.c.kind != LINE))
        said = and_(
            line_messages.c.at < before,
            line_messages.c.is_note.is_(False),
            line_messages.c.body.isnot(None),
        )
        erased = self._transaction.run(update(line_messages).where(said).values(body=None))
        return erased + self._erase(came, went, now)

    def erase_chat(self, chat_id: str, now: datetime) -> int:
        """Erase all that was said in a chat; return how many bodies."""
        here = outbox.c.chat_id == chat_id
        self._erase_payloads(here)
        return self._erase(inbox.c.chat_id == chat_id, here, now)

    def erase_unsent(self, chat_id: str, now: datetime) -> int:
        """Erase what waits to be sent to a chat; return how much of it was from the line."""
        waiting = and_(outbox.c.chat_id == chat_id, outbox.c.finished_at.is_(None))
        of_line = select(func.count()).select_from(
            line_copies.join(outbox, outbox.c.id == line_copies.c.outbox_id)
        )
        number = self._transaction.row(of_line.where(waiting))[0]
        ended = {"state": ERASED, "finished_at": now, "body": None}
        self._transaction.run(update(outbox).where(waiting).values(**ended))
        return int(number)

    def _erase(self, came: Any, went: Any, now: datetime) -> int:  # noqa: ANN401 -- SQLAlchemy is untyped
        erased = 0
        for table, which in ((inbox, came), (outbox, went)):
            unfinished = and_(which, table.c.finished_at.is_(None))
            ended = {"state": ERASED, "finished_at": now}
            self._transaction.run(update(table).where(unfinished).values(**ended))
            has_body = and_(which, table.c.body.isnot(None))
            erased += self._transaction.run(update(table).where(has_body).values(body=None))
        return erased

    def _erase_payloads(self, went: Any) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped
        under = buttons.c.outbox_id.in_(select(outbox.c.id).where(went))
        self._transaction.run(update(buttons).where(under).values(payload=None))
