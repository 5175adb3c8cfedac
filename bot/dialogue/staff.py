"""Coaches and coordinators come, are invited, are away and are back."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from bot.dialogue.on_duty import today
from bot.errors import AbsenceError, StaffError
from bot.language.places import arrondissements
from bot.line.duty import back_on
from bot.line.pairing import Invitation, invitation_for_staff
from bot.line.team import COACH, Absence
from bot.storage.access import new_thing, staff_thing

if TYPE_CHECKING:
    from datetime import date

    from bot.access import Actor
    from bot.line.team import Coach
    from bot.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class StaffEntry:
    """A coach or coordinator in a list.

    Args:
        youths: How many open journeys they coach, without those as duo.
        back_on: The first day they are there again, where they are away today.
    """

    coach: str
    role: str
    name: str = field(repr=False)
    region: str | None
    fte: float
    is_paired: bool
    youths: int
    back_on: date | None

    def as_dict(self) -> dict[str, object]:
        """Return the entry as JSON."""
        return {**asdict(self), "back_on": self.back_on.isoformat() if self.back_on else None}


def staff_list(uow: UnitOfWork, actor: Actor) -> tuple[StaffEntry, ...]:
    """Return everybody of the staff who has not left.

    Raises:
        AccessDeniedError: The actor may not.
    """
    everybody, day = uow.coaches.all(), today(uow)
    for coach in everybody:
        uow.access.authorize(actor, "coach.read", staff_thing(coach))
    absences = uow.absences.of([coach.id for coach in everybody], day)
    youths = Counter(journey.coach_id for journey in uow.journeys.open())
    return tuple(
        StaffEntry(
            coach=coach.reference,
            role=coach.role,
            name=coach.name,
            region=coach.region,
            fte=coach.fte,
            is_paired=coach.is_reachable,
            youths=youths[coach.id],
            back_on=back_on(coach.id, absences, day),
        )
        for coach in everybody
    )


def add_coach(
    uow: UnitOfWork, actor: Actor, *, name: str, role: str, region: str | None, fte: float
) -> tuple[Coach, Invitation]:
    """Add a coach or coordinator, with a first link.

    Raises:
        AccessDeniedError: The actor may not.
        StaffError: The name is empty, or the region none that is known.
    """
    uow.access.authorize(actor, "coach.add", new_thing("coach", region))
    name = " ".join(name.split())
    if not name:
        message = "the name is empty"
        raise StaffError(message)
    coach = uow.coaches.add(
        name, role=role, region=_region(role, region), fte=fte, now=uow.clock.now()
    )
    return coach, invite_coach(uow, actor, coach)


def invite_coach(uow: UnitOfWork, actor: Actor, coach: Coach) -> Invitation:
    """Make a new link for somebody of the staff; an earlier one that was not used ends.

    Raises:
        AccessDeniedError: The actor may not.
        StaffError: They have left.
    """
    uow.access.authorize(actor, "coach.invite", staff_thing(coach))
    if coach.ended_at is not None:
        message = f"{coach.reference} has left"
        raise StaffError(message)
    invitation = invitation_for_staff(uow.clock.now())
    uow.invites.add(invitation, uow.clock.now(), coach_id=coach.id)
    return invitation


def set_absent(uow: UnitOfWork, actor: Actor, coach: Coach, from_on: date, to_on: date) -> Absence:
    """Note that somebody is away on some days, both included.

    Raises:
        AccessDeniedError: The actor may not.
        AbsenceError: The last day is before the first, or has passed.
    """
    uow.access.authorize(actor, "coach.absent", staff_thing(coach))
    if to_on < from_on:
        message = f"the last day of absence ({to_on}) is before the first ({from_on})"
        raise AbsenceError(message)
    if to_on < today(uow):
        message = f"the last day of absence ({to_on}) has passed"
        raise AbsenceError(message)
    absence = Absence(coach.id, from_on, to_on)
    uow.absences.add(absence, uow.clock.now())
    return absence


def set_back(uow: UnitOfWork, actor: Actor, coach: Coach) -> bool:
    """Note that somebody is back; False where they were not away today.

    Raises:
        AccessDeniedError: The actor may not.
    """
    uow.access.authorize(actor, "coach.absent", staff_thing(coach))
    return uow.absences.cancel(coach.id, today(uow), uow.clock.now()) > 0


def _region(role: str, region: str | None) -> str | None:
    """Return the arrondissement as it is known; a coordinator may be there for all of them."""
    if not region or not region.strip():
        if role == COACH:
            message = "a coach needs a region"
            raise StaffError(message)
        return None
    known = arrondissements()
    for one in known:
        if one.casefold() == region.strip().casefold():
            return one
    message = f"no such arrondissement: {region} (there are: {', '.join(sorted(known))})"
    raise StaffError(message)
