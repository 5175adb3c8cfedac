"""Who reads now, asked of the case database."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.clock import BRUSSELS
from bot.line.duty import Duty, who_reads

if TYPE_CHECKING:
    from datetime import date

    from bot.line.team import Coach, Journey
    from bot.storage.unit_of_work import UnitOfWork


def on_duty(uow: UnitOfWork, journey: Journey, *, without: frozenset[str] = frozenset()) -> Duty:
    """Return who reads now what the youth of a journey writes.

    Args:
        uow: Asks the case database.
        journey: The journey of the youth.
        without: Whom nothing reaches: they are passed over as if they had no chat.
    """
    coordinators = uow.coaches.coordinators_of(journey.regions)
    team = uow.coaches.some([one for one in (journey.coach_id, journey.duo_id) if one])
    known = {**{one.id: one for one in coordinators}, **team}
    staff = {
        key: replace(one, chat_id=None) if key in without else one for key, one in known.items()
    }
    absences = uow.absences.of(tuple(staff), today(uow))
    return who_reads(journey, staff, [one.id for one in coordinators], absences, today(uow))


def readers_of(uow: UnitOfWork, journey: Journey) -> tuple[Coach, ...]:
    """Return those who read now and have a chat."""
    found = uow.coaches.some(on_duty(uow, journey).readers)
    return tuple(found.values())


def today(uow: UnitOfWork) -> date:
    """Return today's date in Brussels."""
    return uow.clock.now().astimezone(BRUSSELS).date()
