"""Who reads now, asked of the case database."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.clock import BRUSSELS
from bot.line.duty import Duty, who_reads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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
    return _on_duty(uow, journey, without)[0]


def readers_of(uow: UnitOfWork, journey: Journey) -> tuple[Coach, ...]:
    """Return those who read now and have a chat."""
    return duty_of(uow, journey)[1]


def duty_of(uow: UnitOfWork, journey: Journey) -> tuple[Duty, tuple[Coach, ...]]:
    """Return who reads now, and their records."""
    duty, staff = _on_duty(uow, journey, frozenset())
    return duty, tuple(staff[one] for one in duty.readers)


def _on_duty(
    uow: UnitOfWork, journey: Journey, without: frozenset[str]
) -> tuple[Duty, Mapping[str, Coach]]:
    """Ask for the team alone first: most often one of them reads."""
    day = today(uow)
    team = uow.coaches.some([one for one in (journey.coach_id, journey.duo_id) if one])
    duty, staff = _among(uow, journey, team, (), without)
    if duty.is_there and day <= journey.ends_on:
        return duty, staff
    coordinators = uow.coaches.coordinators_of(journey.regions)
    return _among(uow, journey, team, coordinators, without)


def _among(
    uow: UnitOfWork,
    journey: Journey,
    team: Mapping[str, Coach],
    coordinators: Sequence[Coach],
    without: frozenset[str],
) -> tuple[Duty, Mapping[str, Coach]]:
    known = {**{one.id: one for one in coordinators}, **team}
    staff = {
        key: replace(one, chat_id=None) if key in without else one for key, one in known.items()
    }
    absences = uow.absences.of(tuple(staff), today(uow))
    chosen = [one.id for one in coordinators]
    return who_reads(journey, staff, chosen, absences, today(uow)), staff


def today(uow: UnitOfWork) -> date:
    """Return today's date in Brussels."""
    return uow.clock.now().astimezone(BRUSSELS).date()
