"""The store of coaches and coordinators, their names encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, or_, select, update

from bot.errors import UnknownCoachError
from bot.line.team import COORDINATOR, Coach
from bot.storage.prepared import Prepared
from bot.storage.tables.columns import new_id
from bot.storage.tables.line import coaches

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction

# The statements that most messages need are made once.
_IN_ORDER = select(coaches).order_by(coaches.c.reference)
_HAS_NOT_LEFT = coaches.c.ended_at.is_(None)
_OF_THIS_CHAT = Prepared(
    select(coaches).where(coaches.c.chat_id == bindparam("this_chat"), _HAS_NOT_LEFT)
)
_OF_ID = Prepared(select(coaches).where(coaches.c.id == bindparam("this_coach")))
_REGIONS = coaches.c.region.in_(bindparam("regions", expanding=True))
_COORDINATORS = _IN_ORDER.where(
    coaches.c.role == COORDINATOR, _HAS_NOT_LEFT, or_(_REGIONS, coaches.c.region.is_(None))
)
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
        return self._one(_OF_ID, coach_id, this_coach=coach_id)

    def find(self, reference: str) -> Coach:
        """Return a coach by reference.

        Raises:
            UnknownCoachError: There is no such coach.
        """
        query = select(coaches).where(coaches.c.reference == reference)
        return self._one(query, reference)

    def of_chat(self, chat_id: str) -> Coach | None:
        """Return who of the staff talks in a chat; None for anybody else, and who has left."""
        row = self._transaction.row(_OF_THIS_CHAT, this_chat=chat_id)
        return self._coach(row) if row else None

    def all(self) -> tuple[Coach, ...]:
        """Return everybody who has not left, in the order in which they came."""
        return self._those(_IN_ORDER.where(_HAS_NOT_LEFT))

    def some(self, coach_ids: Collection[str]) -> dict[str, Coach]:
        """Return these coaches by id, also who has left."""
        found = (self._transaction.row(_OF_ID, this_coach=one) for one in dict.fromkeys(coach_ids))
        these = [self._coach(row) for row in found if row]
        return {coach.id: coach for coach in sorted(these, key=lambda coach: coach.reference)}

    def coordinators_of(self, regions: Collection[str]) -> tuple[Coach, ...]:
        """Return the coordinators of a place, and those of every region."""
        return self._those(_COORDINATORS, regions=list(regions))

    def coaches_of(self, regions: Collection[str]) -> tuple[Coach, ...]:
        """Return the coaches of a place who have not left."""
        is_coach = (coaches.c.role != COORDINATOR, _HAS_NOT_LEFT)
        return self._those(_IN_ORDER.where(*is_coach, _REGIONS), regions=list(regions))

    def pair(self, coach_id: str, chat_id: str | None) -> None:
        """Say in which chat somebody of the staff talks from now on."""
        self._set(coach_id, chat_id=chat_id)

    def pick(self, coach_id: str, case_id: str | None, now: datetime) -> None:
        """Note with which youth a coach keeps talking, if any."""
        self._set(coach_id, picked_case_id=case_id, picked_at=now if case_id else None)

    def end(self, coach_id: str, now: datetime) -> None:
        """Note that somebody has left; their chat means nothing any more."""
        self._set(coach_id, ended_at=now, chat_id=None, picked_case_id=None, picked_at=None)

    def _one(self, query: Any, named: str, **values: str) -> Coach:  # noqa: ANN401 -- SQLAlchemy is untyped
        row = self._transaction.row(query, **values)
        if row is None:
            message = f"there is no coach {named}"
            raise UnknownCoachError(message)
        return self._coach(row)

    def _those(self, query: Any, **values: object) -> tuple[Coach, ...]:  # noqa: ANN401 -- SQLAlchemy is untyped
        return tuple(map(self._coach, self._transaction.rows(query, **values)))

    def _set(self, coach_id: str, **values: object) -> None:
        self._transaction.run(update(coaches).where(coaches.c.id == coach_id).values(**values))

    def _coach(self, row: Any) -> Coach:  # noqa: ANN401 -- a row of SQLAlchemy
        name = self._cipher.decrypt(row.name, _place(row.id))
        return Coach(name=name, **{column: getattr(row, column) for column in _COPIED})


def _place(coach_id: str) -> str:
    return f"coaches.name:{coach_id}"
