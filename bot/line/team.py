"""Who is on the line: coaches with their absences, and the journeys of youths."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

#: The roles of staff.
COACH, COORDINATOR = "coach", "coordinator"
#: To whom a youth writes.
LINE, ASSISTANT = "line", "assistant"


@dataclass(frozen=True)
class Coach:
    """A coach or coordinator.

    Args:
        reference: By it people and the audit name them, such as COACH-003.
        role: "coach" or "coordinator".
        region: The arrondissement they look after; None for a coordinator means every one.
        fte: The share of a full-time week.
        chat_id: Their chat once they are paired.
        picked_case_id: The case they keep talking with, since ``picked_at``.
        ended_at: When they left the organisation.
    """

    id: str
    reference: str
    role: str
    name: str = field(repr=False)
    region: str | None
    fte: float
    chat_id: str | None = None
    picked_case_id: str | None = None
    picked_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_reachable(self) -> bool:
        """Say whether something can be sent to them."""
        return self.chat_id is not None and self.ended_at is None


@dataclass(frozen=True)
class Absence:
    """Days on which a coach is not there, both included."""

    coach_id: str
    from_on: date
    to_on: date

    def covers(self, day: date) -> bool:
        """Say whether the coach is away on a day."""
        return self.from_on <= day <= self.to_on


@dataclass(frozen=True)
class Journey:
    """The year of a youth.

    Args:
        reference: The reference of the case.
        place: Where the youth wants to live.
        regions: The arrondissements of that place.
        chat_id: The chat that was paired; only once ``confirmed_at`` is set it is the youth's.
        mode: "line" or "assistant": to whom the youth writes, since ``mode_since``.
    """

    case_id: str
    reference: str
    youth_name: str = field(repr=False)
    place: str
    regions: frozenset[str]
    coach_id: str
    duo_id: str | None
    started_on: date
    ends_on: date
    closed_at: datetime | None = None
    chat_id: str | None = None
    paired_at: datetime | None = None
    confirmed_at: datetime | None = None
    mode: str = LINE
    mode_since: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Say whether the journey was not closed."""
        return self.closed_at is None


def year_after(day: date) -> date:
    """Return when a journey that starts on a day ends: exactly a year later."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        # The 29th of February comes back after four years only.
        return day.replace(year=day.year + 1, day=28)
