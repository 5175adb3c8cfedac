"""The store of notes that somebody keeps out of what a youth gets of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.errors import UnknownNoteError
from bot.storage.tables.line import line_messages, withheld_notes

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction


@dataclass(frozen=True)
class Withheld:
    """Why a note is withheld, by whom, and since when."""

    reason: str
    by: str
    at: datetime


class WithheldStore:
    """Withhold notes, each once and for a reason."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def add(self, case_id: str, note_id: str, withheld: Withheld) -> bool:
        """Withhold a note; False where it is already, with the reason that was given then.

        Raises:
            UnknownNoteError: The case has no such note.
        """
        this = (
            line_messages.c.id == note_id,
            line_messages.c.case_id == case_id,
            line_messages.c.is_note,
        )
        if self._transaction.row(select(line_messages.c.id).where(*this)) is None:
            message = f"this case has no note {note_id}; `cases show` lists them"
            raise UnknownNoteError(message)
        row = {
            "line_message_id": note_id,
            "reason": self._cipher.encrypt(withheld.reason, _place(note_id)),
            "by": withheld.by,
            "at": withheld.at,
        }
        return self._transaction.insert_if_absent(withheld_notes, row)

    def of_case(self, case_id: str) -> dict[str, Withheld]:
        """Return the withheld notes of a case by their ids."""
        joined = withheld_notes.join(
            line_messages, line_messages.c.id == withheld_notes.c.line_message_id
        )
        query = (
            select(withheld_notes).select_from(joined).where(line_messages.c.case_id == case_id)
        )
        return {
            row.line_message_id: Withheld(
                self._cipher.decrypt(row.reason, _place(row.line_message_id)), row.by, row.at
            )
            for row in self._transaction.rows(query)
        }


def _place(note_id: str) -> str:
    return f"withheld_notes.reason:{note_id}"
