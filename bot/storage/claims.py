"""The store of new referrals: offered to the coaches of a region, taken by one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from bot.intake.status import Status
from bot.storage.tables.cases import cases
from bot.storage.tables.line import cards, claims

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.transaction import Transaction

#: A referral that nobody took; one that moved on by another way is none.
_IS_OPEN = (cases.c.status == Status.RECEIVED.value, claims.c.coach_id.is_(None))
_ALL = select(
    cases.c.id, cases.c.reference, cases.c.region, claims.c.offered_at, claims.c.coach_id
).outerjoin(claims, claims.c.case_id == cases.c.id)
_IN_ORDER = (cases.c.created_at, cases.c.id)


@dataclass(frozen=True)
class Claim:
    """A referral, when it was offered, and who of the staff took it."""

    case_id: str
    reference: str
    place: str
    offered_at: datetime | None
    coach_id: str | None


class ClaimStore:
    """Offer referrals and let them be taken, once each."""

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction."""
        self._transaction = transaction

    def get(self, case_id: str) -> Claim | None:
        """Return a referral, taken or not; None where there is no such case."""
        row = self._transaction.row(_ALL.where(cases.c.id == case_id))
        return _claim(row) if row else None

    def open(self) -> tuple[Claim, ...]:
        """Return the referrals that nobody took, offered or not, the oldest first."""
        rows = self._transaction.rows(_ALL.where(*_IS_OPEN).order_by(*_IN_ORDER))
        return tuple(map(_claim, rows))

    def not_offered(self) -> tuple[str, ...]:
        """Return the referrals that nobody was shown yet, the oldest first."""
        query = _ALL.where(*_IS_OPEN, claims.c.offered_at.is_(None)).order_by(*_IN_ORDER)
        return tuple(row.id for row in self._transaction.rows(query))

    def left(self, before: datetime) -> tuple[Claim, ...]:
        """Return what was offered before a moment, was not taken, and no coordinator knows of."""
        untold = (claims.c.offered_at <= before, claims.c.coordinator_told_at.is_(None))
        rows = self._transaction.rows(_ALL.where(*_IS_OPEN, *untold).order_by(*_IN_ORDER))
        return tuple(map(_claim, rows))

    def moved_on(self) -> tuple[str, ...]:
        """Return the referrals that went on by another way while somebody still has a card."""
        query = (
            select(cases.c.id)
            .join(cards, cards.c.about == cases.c.id)
            .where(cases.c.status != Status.RECEIVED.value)
            .distinct()
        )
        return tuple(row.id for row in self._transaction.rows(query))

    def offer(self, case_id: str, now: datetime) -> bool:
        """Note that a referral is offered; False where it was before."""
        row = {"case_id": case_id, "offered_at": now}
        return self._transaction.insert_if_absent(claims, row)

    def tell_coordinators(self, case_id: str, now: datetime) -> bool:
        """Note that the coordinators are told; False where they were, or somebody took it."""
        return self._change(
            case_id, claims.c.coordinator_told_at.is_(None), coordinator_told_at=now
        )

    def take(self, case_id: str, coach_id: str, now: datetime) -> bool:
        """Let somebody take a referral; False where another one was first."""
        self.offer(case_id, now)
        return self._change(case_id, coach_id=coach_id, claimed_at=now)

    def of_coach(self, coach_id: str) -> tuple[Claim, ...]:
        """Return the referrals with which somebody is in contact, the oldest first."""
        theirs = (cases.c.status == Status.IN_CONTACT.value, claims.c.coach_id == coach_id)
        rows = self._transaction.rows(_ALL.where(*theirs).order_by(*_IN_ORDER))
        return tuple(map(_claim, rows))

    def give(self, case_id: str, coach_id: str) -> None:
        """Give a referral that somebody took to another one."""
        this = claims.c.case_id == case_id
        self._transaction.run(update(claims).where(this).values(coach_id=coach_id))

    def _change(self, case_id: str, *more: Any, **values: object) -> bool:  # noqa: ANN401 -- SQLAlchemy is untyped
        free = (claims.c.case_id == case_id, claims.c.coach_id.is_(None), *more)
        return self._transaction.run(update(claims).where(*free).values(**values)) == 1


def _claim(row: Any) -> Claim:  # noqa: ANN401 -- a row of SQLAlchemy
    return Claim(row.id, row.reference, row.region or "", row.offered_at, row.coach_id)
