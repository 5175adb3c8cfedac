"""From which day it could fit, where it does not fit yet, and when to say so again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.clock import BRUSSELS
from bot.intake.age import age_on, birthday, born_on
from bot.intake.situation import YOUNGEST
from bot.intake.values import choice, given
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.questions import Answers
    from bot.intake.unasked import Reader

TOO_YOUNG, STILL_INSIDE, INCOME_ENDS = "too_young", "still_inside", "income_ends"
REASONS = frozenset({TOO_YOUNG, STILL_INSIDE, INCOME_ENDS})
#: So long before a release there is still time to look for a place.
BEFORE_RELEASE = timedelta(days=60)
#: Nobody is reminded after so long: a phone has another owner by then.
LONGEST = timedelta(days=6 * 366)
#: When somebody is reminded: neither at night nor in the rush of the morning.
HOUR = time(10)
_ENDS = re.compile(r"\b(?:stopt|eindigt|loopt af|valt weg|is gedaan|tot|einde|nog maar)\b")


@dataclass(frozen=True)
class Later:
    """A reason that passes by itself.

    Args:
        reason: Which one.
        since: The day or month (ISO) from which it could fit; "" where it is not known.
        remind_on: The day to remind on; None where it is not known, or too near.
    """

    reason: str
    since: str = ""
    remind_on: date | None = None

    @property
    def as_value(self) -> str:
        """Return it as the button of a reminder carries it."""
        return f"{self.reason} {self.since} {self.remind_on}"


def later(answers: Answers, today: date) -> tuple[Later, ...]:
    """Return what will pass by itself, and when.

    Raises:
        AnswerError: An answer is no value of the contract.
    """
    found = (_too_young(answers, today), _still_inside(answers, today), _income(answers, today))
    return tuple(one for one in found if one is not None)


def reminder_of(waiting: Sequence[Later]) -> Later | None:
    """Return what to remind of: the last day, once every reason that keeps somebody out has one.

    Who is still inside may be referred already, so that keeps nobody out.
    """
    keeping_out = [one for one in waiting if one.reason != STILL_INSIDE] or list(waiting)
    days = {one.remind_on: one for one in keeping_out if one.remind_on is not None}
    return days[max(days)] if days and len(days) == len(keeping_out) else None


def later_from(value: str, today: date) -> Later | None:
    """Read what the button of a reminder carried; None where it is none of ours."""
    parts = value.split(" ")
    if len(parts) != 3 or parts[0] not in REASONS:  # noqa: PLR2004 -- as written by as_value
        return None
    reason, since, day = parts
    try:
        remind_on, _ = date.fromisoformat(day), _first_day(since)
    except ValueError:
        return None
    is_ahead = today < remind_on <= today + LONGEST
    return Later(reason, since, remind_on) if is_ahead else None


def moment_of(day: date) -> datetime:
    """Return when on a day somebody is reminded."""
    return datetime.combine(day, HOUR, tzinfo=BRUSSELS)


def told_end(text: str, read: Reader) -> object | None:
    """Return the day or month on which an income ends, where the words about it say so."""
    if not _ENDS.search(normalise(text)):
        return None
    value = read("release_date", text).value
    return value.isoformat() if isinstance(value, date) else value


def _too_young(answers: Answers, today: date) -> Later | None:
    age = age_on(answers, today)
    if age is None or age >= YOUNGEST:
        return None
    born = born_on(answers, today)
    if born is None:
        return Later(TOO_YOUNG)
    day = birthday(born, YOUNGEST)
    return Later(TOO_YOUNG, day.isoformat(), day)


def _still_inside(answers: Answers, today: date) -> Later | None:
    released = given(answers, "release_date")
    if choice(answers, "living_situation") != "institution" or not isinstance(released, str):
        return None
    first = _first_day(released)
    if first <= today:
        return None
    remind_on = first - BEFORE_RELEASE
    return Later(STILL_INSIDE, released, remind_on if remind_on > today else None)


def _income(answers: Answers, today: date) -> Later | None:
    if choice(answers, "income") != "other":
        return None
    ends = given(answers, "income_ends")
    if not isinstance(ends, str) or _first_day(ends) <= today:
        return Later(INCOME_ENDS)
    return Later(INCOME_ENDS, ends, _first_day(ends))


def _first_day(day_or_month: str) -> date:
    """Return a day; of a month its first one."""
    is_month = day_or_month.count("-") == 1
    return date.fromisoformat(f"{day_or_month}-01" if is_month else day_or_month)
