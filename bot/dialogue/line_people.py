"""Who is who on the line: the youths of a coach, and what everybody is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AccessDeniedError
from bot.line.message import COACH, COORDINATOR, DUO
from bot.line.names import told_apart
from bot.line.team import COORDINATOR as COORDINATES
from bot.storage.access import staff_actor

if TYPE_CHECKING:
    from bot.access import Thing
    from bot.line.team import Coach, Journey
    from bot.storage.unit_of_work import UnitOfWork

#: Of so many youths somebody who coaches none may choose one: those of whom they last read.
MOST_SHOWN = 8


def youths_of(uow: UnitOfWork, coach: Coach) -> tuple[Journey, ...]:
    """Return the journeys of which somebody of the staff may choose the youth."""
    own = {journey.case_id: journey for journey in uow.journeys.of_coach(coach.id)}
    if coach.role == COORDINATES:
        for case_id in uow.line.cases_shown_to(coach.id, MOST_SHOWN):
            journey = uow.journeys.find(case_id)
            if journey is not None and journey.is_open:
                own.setdefault(case_id, journey)
    return tuple(own.values())


def names_of(journeys: tuple[Journey, ...]) -> dict[str, str]:
    """Return what each youth is called, by case: two of the same first name are told apart."""
    names = told_apart({journey.reference: journey.youth_name for journey in journeys})
    return {journey.case_id: names[journey.reference] for journey in journeys}


def name_for(uow: UnitOfWork, coach: Coach, journey: Journey) -> str:
    """Return what a youth is called among those of a coach."""
    names = {**uow.journeys.names_of_coach(coach.id), journey.reference: journey.youth_name}
    return told_apart(names)[journey.reference]


def role_in(coach: Coach, journey: Journey) -> str:
    """Return what somebody of the staff is to a journey."""
    if coach.id == journey.coach_id:
        return COACH
    return DUO if coach.id == journey.duo_id else COORDINATOR


def may(uow: UnitOfWork, coach: Coach, action: str, case: str | Thing) -> bool:
    """Say whether somebody of the staff may do something with a case; a refusal is audited.

    ``case`` is its id, or the case as rights know it where that was just asked.
    """
    thing = uow.access.case(case) if isinstance(case, str) else case
    try:
        uow.access.authorize(staff_actor(coach), action, thing)
    except AccessDeniedError:
        return False
    return True
