"""The store of reminders: what somebody asked to be told of later, in which chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.storage.tables.codes import reminders
from bot.storage.tables.columns import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction


@dataclass(frozen=True)
class Reminder:
    """A reminder whose day may have come; ``body`` says what of, as its maker wrote it."""

    id: str
    chat_id: str
    body: str
    due_at: datetime


class ReminderStore:
    """Write, find and remove reminders."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def set(self, chat_id: str, body: str, due_at: datetime) -> None:
        """Remind a chat of something; an earlier reminder there is replaced."""
        self.forget_chat(chat_id)
        row_id = new_id()
        row = {
            "id": row_id,
            "chat_id": chat_id,
            "body": self._cipher.encrypt(body, f"reminders.body:{row_id}"),
            "due_at": due_at,
        }
        self._transaction.insert(reminders, row)

    def due(self, now: datetime) -> tuple[str, ...]:
        """Return the ids of the reminders whose moment has come, the oldest first."""
        query = select(reminders.c.id).where(reminders.c.due_at <= now)
        rows = self._transaction.rows(query.order_by(reminders.c.due_at, reminders.c.id))
        return tuple(row.id for row in rows)

    def take(self, reminder_id: str) -> Reminder | None:
        """Remove a reminder in order to send it; None where another gateway was first."""
        this = reminders.c.id == reminder_id
        row = self._transaction.row(select(reminders).where(this))
        if row is None or self._transaction.run(delete(reminders).where(this)) != 1:
            return None
        body = self._cipher.decrypt(row.body, f"reminders.body:{row.id}")
        return Reminder(row.id, row.chat_id, body, row.due_at)

    def of_chat(self, chat_id: str) -> tuple[datetime, ...]:
        """Return when a chat will be reminded."""
        query = select(reminders.c.due_at).where(reminders.c.chat_id == chat_id)
        return tuple(row.due_at for row in self._transaction.rows(query))

    def belong_to(self, chat_id: str, case_id: str) -> None:
        """Note that a referral came of a talk: its reminder ends with the referral."""
        mine = update(reminders).where(reminders.c.chat_id == chat_id)
        self._transaction.run(mine.values(case_id=case_id))

    def forget_chat(self, chat_id: str) -> int:
        """Remove the reminders of a chat; return how many there were."""
        return self._transaction.run(delete(reminders).where(reminders.c.chat_id == chat_id))

    def forget_case(self, case_id: str) -> int:
        """Remove the reminders that belong to a referral; return how many there were."""
        return self._transaction.run(delete(reminders).where(reminders.c.case_id == case_id))
