"""Who reads now what a youth writes: the coach, else the duo, else the coordinators."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.line.team import Absence, Coach, Journey

As = Literal["coach", "duo", "coordinator"]
#: Why somebody is passed over.
Why = Literal["absent", "left", "not_paired"]

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class PassedOver:
    """Somebody who would read, and does not; ``back_on`` is the first day they are there again."""

    coach_id: str
    role: As
    why: Why
    back_on: date | None = None


@dataclass(frozen=True)
class Duty:
    """Who reads now.

    Args:
        role: As what the readers read.
        readers: Their ids, each once; empty only where nobody at all can be reached.
        passed_over: Who would have come first, in that order, and why they do not read.
        is_over: The end date of the journey has passed and nobody closed it: the coordinators
            read as well, and decide.
    """

    role: As
    readers: tuple[str, ...]
    passed_over: tuple[PassedOver, ...] = ()
    is_over: bool = False

    @property
    def is_replaced(self) -> bool:
        """Say whether somebody else reads in the place of the coach."""
        return self.role != "coach"

    @property
    def is_there(self) -> bool:
        """Say whether somebody reads who was not passed over: nobody reads although away."""
        away = {one.coach_id for one in self.passed_over}
        return bool(set(self.readers) - away)


def who_reads(
    journey: Journey,
    staff: Mapping[str, Coach],
    coordinators: Sequence[str],
    absences: Sequence[Absence],
    today: date,
) -> Duty:
    """Return who reads now.

    The coach does. Who is absent, has left or was never paired is passed over: for the duo, then
    for all coordinators who are there. Nobody is asked twice, so that a circle (a coach without
    another duo than themselves, a coordinator who coaches) ends. Where all are away, the first
    who can be reached gets it nevertheless: late is better than never.

    Args:
        journey: The journey of the youth who writes.
        staff: Coach, duo and coordinators by id.
        coordinators: The ids of the coordinators of the region.
        absences: At least those of these people that have not passed.
        today: The date in Brussels.
    """
    stages: tuple[tuple[As, Sequence[str]], ...] = (
        ("coach", (journey.coach_id,)),
        ("duo", (journey.duo_id,) if journey.duo_id else ()),
        ("coordinator", coordinators),
    )
    passed: dict[str, PassedOver] = {}
    duty: Duty | None = None
    for role, ids in stages:
        asked = [one for one in dict.fromkeys(ids) if one not in passed]
        over = {one: _why_not(one, role, staff, absences, today) for one in asked}
        readers = tuple(one for one in asked if over[one] is None)
        if readers:
            duty = Duty(role, readers, tuple(passed.values()))
            break
        passed |= {one: why for one, why in over.items() if why is not None}
    chosen = duty or _although_away(passed)
    if today <= journey.ends_on:
        return chosen
    too = [
        one for one in coordinators if _why_not(one, "coordinator", staff, absences, today) is None
    ]
    return replace(chosen, readers=tuple(dict.fromkeys((*chosen.readers, *too))), is_over=True)


def back_on(coach_id: str, absences: Sequence[Absence], today: date) -> date | None:
    """Return the first day on which somebody is there again; None for who is there today.

    Absences that overlap or follow each other without a day between are one.
    """
    day = today
    own = [absence for absence in absences if absence.coach_id == coach_id]
    while covering := [absence.to_on for absence in own if absence.covers(day)]:
        day = max(covering) + _DAY
    return None if day == today else day


def _why_not(
    coach_id: str,
    role: As,
    staff: Mapping[str, Coach],
    absences: Sequence[Absence],
    today: date,
) -> PassedOver | None:
    one = staff.get(coach_id)
    if one is None or one.ended_at is not None:
        return PassedOver(coach_id, role, "left")
    if not one.is_reachable:
        return PassedOver(coach_id, role, "not_paired")
    again = back_on(coach_id, absences, today)
    return PassedOver(coach_id, role, "absent", again) if again else None


def _although_away(passed: Mapping[str, PassedOver]) -> Duty:
    everybody = tuple(passed.values())
    first = next((one for one in everybody if one.why == "absent"), None)
    if first is None:
        return Duty("coach", (), everybody)
    return Duty(first.role, (first.coach_id,), everybody)
