"""Who reads now, asked of the case database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import BRUSSELS
from bot.line.duty import Duty, who_reads

if TYPE_CHECKING:
    from datetime import date

    from bot.line.team import Coach, Journey
    from bot.storage.unit_of_work import UnitOfWork


def on_duty(uow: UnitOfWork, journey: Journey) -> Duty:
    """Return who reads now what the youth of a journey writes."""
    coordinators = uow.coaches.coordinators_of(journey.regions)
    team = uow.coaches.some([one for one in (journey.coach_id, journey.duo_id) if one])
    staff = {**{one.id: one for one in coordinators}, **team}
    absences = uow.absences.of(tuple(staff), today(uow))
    return who_reads(journey, staff, [one.id for one in coordinators], absences, today(uow))


def readers_of(uow: UnitOfWork, journey: Journey) -> tuple[Coach, ...]:
    """Return those who read now and have a chat."""
    found = uow.coaches.some(on_duty(uow, journey).readers)
    return tuple(found.values())


def today(uow: UnitOfWork) -> date:
    """Return today's date in Brussels."""
    return uow.clock.now().astimezone(BRUSSELS).date()
