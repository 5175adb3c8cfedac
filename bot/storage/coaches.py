"""The store of coaches and coordinators, their names encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, update

from bot.errors import UnknownCoachError
from bot.line.team import COORDINATOR, Coach
from bot.storage.tables.columns import new_id
from bot.storage.tables.line import coaches

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction

_COPIED = tuple(name for name in Coach.__dataclass_fields__ if name != "name")


class CoachStore:
    """Add, find and change coaches and coordinators."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def add(self, name: str, *, role: str, region: str | None, fte: float, now: datetime) -> Coach:
        """Store a new coach or coordinator, who gets the next reference."""
        coach_id = new_id()
        row = {
            "id": coach_id,
            "role": role,
            "name": self._cipher.encrypt(name, _place(coach_id)),
            "region": region,
            "fte": fte,
            "created_at": now,
        }
        number = self._transaction.row(select(func.count()).select_from(coaches))[0]
        # Nobody is ever removed; another transaction may be giving out the same number now.
        while True:
            number += 1
            numbered = {**row, "reference": f"COACH-{number:03d}"}
            if self._transaction.insert_if_absent(coaches, numbered):
                return self.get(coach_id)

    def get(self, coach_id: str) -> Coach:
        """Return a coach by id.

        Raises:
            UnknownCoachError: There is no such coach.
        """
        return self._one(coaches.c.id == coach_id, coach_id)

    def find(self, reference: str) -> Coach:
        """Return a coach by reference.

        Raises:
            UnknownCoachError: There is no such coach.
        """
        return self._one(coaches.c.reference == reference, reference)

    def of_chat(self, chat_id: str) -> Coach | None:
        """Return who of the staff talks in a chat; None for anybody else, and who has left."""
        here = (coaches.c.chat_id == chat_id, coaches.c.ended_at.is_(None))
        row = self._transaction.row(select(coaches).where(*here))
        return self._coach(row) if row else None

    def all(self) -> tuple[Coach, ...]:
        """Return everybody who has not left, in the order in which they came."""
        return self._those(coaches.c.ended_at.is_(None))

    def some(self, coach_ids: Collection[str]) -> dict[str, Coach]:
        """Return these coaches by id, also who has left."""
        return {coach.id: coach for coach in self._those(coaches.c.id.in_(list(coach_ids)))}

    def coordinators_of(self, regions: Collection[str]) -> tuple[Coach, ...]:
        """Return the coordinators of a place, and those of every region."""
        is_coordinator = (coaches.c.role == COORDINATOR, coaches.c.ended_at.is_(None))
        of_place = coaches.c.region.in_(list(regions))
        return self._those(*is_coordinator, or_(of_place, coaches.c.region.is_(None)))

    def coaches_of(self, regions: Collection[str]) -> tuple[Coach, ...]:
        """Return the coaches of a place who have not left."""
        is_coach = (coaches.c.role != COORDINATOR, coaches.c.ended_at.is_(None))
        return self._those(*is_coach, coaches.c.region.in_(list(regions)))

    def pair(self, coach_id: str, chat_id: str | None) -> None:
        """Say in which chat somebody of the staff talks from now on."""
        self._set(coach_id, chat_id=chat_id)

    def pick(self, coach_id: str, case_id: str | None, now: datetime) -> None:
        """Note with which youth a coach keeps talking, if any."""
        self._set(coach_id, picked_case_id=case_id, picked_at=now if case_id else None)

    def end(self, coach_id: str, now: datetime) -> None:
        """Note that somebody has left; their chat means nothing any more."""
        self._set(coach_id, ended_at=now, chat_id=None, picked_case_id=None, picked_at=None)

    def _one(self, which: Any, named: str) -> Coach:  # noqa: ANN401 -- SQLAlchemy is untyped
        row = self._transaction.row(select(coaches).where(which))
        if row is None:
            message = f"there is no coach {named}"
            raise UnknownCoachError(message)
        return self._coach(row)

    def _those(self, *which: Any) -> tuple[Coach, ...]:  # noqa: ANN401 -- SQLAlchemy is untyped
        query = select(coaches).where(*which).order_by(coaches.c.reference)
        return tuple(map(self._coach, self._transaction.rows(query)))

    def _set(self, coach_id: str, **values: object) -> None:
        self._transaction.run(update(coaches).where(coaches.c.id == coach_id).values(**values))

    def _coach(self, row: Any) -> Coach:  # noqa: ANN401 -- a row of SQLAlchemy
        name = self._cipher.decrypt(row.name, _place(row.id))
        return Coach(name=name, **{column: getattr(row, column) for column in _COPIED})


def _place(coach_id: str) -> str:
    return f"coaches.name:{coach_id}"
