"""The store of days on which coaches are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from bot.line.team import Absence
from bot.storage.prepared import Prepared
from bot.storage.tables.columns import new_id
from bot.storage.tables.line import absences

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from bot.storage.transaction import Transaction

#: Every message on the line asks for these.
_NOT_PASSED = Prepared(
    select(absences)
    .where(
        absences.c.coach_id == bindparam("of_coach"),
        absences.c.to_on >= bindparam("today"),
        absences.c.cancelled_at.is_(None),
    )
    .order_by(absences.c.from_on, absences.c.id)
)


class AbsenceStore:
    """Write, list and cancel absences."""

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction."""
        self._transaction = transaction

    def add(self, absence: Absence, now: datetime) -> None:
        """Store an absence."""
        row = {"coach_id": absence.coach_id, "from_on": absence.from_on, "to_on": absence.to_on}
        self._transaction.insert(absences, {**row, "id": new_id(), "created_at": now})

    def of(self, coach_ids: Collection[str], today: date) -> tuple[Absence, ...]:
        """Return the absences of some coaches that have not passed, the first one first."""
        rows = [
            row
            for coach_id in dict.fromkeys(coach_ids)
            for row in self._transaction.rows(_NOT_PASSED, of_coach=coach_id, today=today)
        ]
        rows.sort(key=lambda row: (row.from_on, row.id))
        return tuple(Absence(row.coach_id, row.from_on, row.to_on) for row in rows)

    def cancel(self, coach_id: str, today: date, now: datetime) -> int:
        """End the absences that hold today, because somebody is back; return how many.

        Those that are planned for later stay.
        """
        running = (
            absences.c.coach_id == coach_id,
            absences.c.from_on <= today,
            absences.c.to_on >= today,
            absences.c.cancelled_at.is_(None),
        )
        return self._transaction.run(update(absences).where(*running).values(cancelled_at=now))
