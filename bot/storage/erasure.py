"""Taking words away again: the rows stay as numbers, what was said does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select, update

from bot.storage.tables.chats import chats
from bot.storage.tables.delivery import buttons, inbox, outbox
from bot.storage.tables.line import line_copies

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.transaction import Transaction

#: The state of a message that was erased before it was handled or sent.
ERASED = "erased"


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
        return self._erase(came, went, now)

    def erase_chat(self, chat_id: str, now: datetime) -> int:
        """Erase all that was said in a chat; return how many bodies."""
        return self._erase(inbox.c.chat_id == chat_id, outbox.c.chat_id == chat_id, now)

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
        payloads = buttons.c.outbox_id.in_(select(outbox.c.id).where(went))
        self._transaction.run(update(buttons).where(payloads).values(payload=None))
        return erased
