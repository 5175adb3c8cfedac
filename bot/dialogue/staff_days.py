"""A coach says to be away, and to be back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.line_people import names_of
from bot.dialogue.on_duty import today
from bot.dialogue.staff import set_absent, set_back
from bot.language.periods import read_period
from bot.storage.access import staff_actor

if TYPE_CHECKING:
    from bot.dialogue.line_talk import Talk
    from bot.line.team import Coach


def go_away(talk: Talk, coach: Coach) -> None:
    """Note the days on which a coach is away ("/afwezig 3/8 tot 10/8").

    Raises:
        AccessDeniedError: They may not.
    """
    uow, day = talk.uow, today(talk.uow)
    _, words = talk.command
    period = read_period(words, today=day)
    if period is None:
        planned = uow.absences.of([coach.id], day)
        talk.tell("staff/away_how", planned=planned, is_asked=not words)
        return
    first, last = period
    if last < first or last < day:
        talk.tell("staff/away_wrong", first=first, last=last, is_passed=last >= first)
        return
    set_absent(uow, staff_actor(coach), coach, first, last)
    own = tuple(one for one in uow.journeys.of_coach(coach.id) if one.coach_id == coach.id)
    alone = names_of(tuple(one for one in own if one.duo_id is None))
    talk.tell("staff/away", first=first, last=last, alone=list(alone.values()))


def come_back(talk: Talk, coach: Coach) -> None:
    """Note that a coach is back; days that are planned for later stay.

    Raises:
        AccessDeniedError: They may not.
    """
    was_away = set_back(talk.uow, staff_actor(coach), coach)
    planned = talk.uow.absences.of([coach.id], today(talk.uow))
    talk.tell("staff/back", was_away=was_away, planned=planned)
