"""How old somebody is, and on which day somebody turns an age."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.errors import AnswerError
from bot.intake.values import given

if TYPE_CHECKING:
    from bot.intake.questions import Answers

OLDEST = 120


def whole_years(born: date, on: date) -> int:
    """Return somebody's age; who was born on 29 February turns a year older on 1 March."""
    before_birthday = (on.month, on.day) < (born.month, born.day)
    return on.year - born.year - before_birthday


def birthday(born: date, age: int) -> date:
    """Return the day on which somebody turns an age."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def born_on(answers: Answers, today: date) -> date | None:
    """Return the date of birth, where it was told.

    Raises:
        AnswerError: It is no date, or no date of a birth.
    """
    value = given(answers, "birth_date")
    if value is None:
        return None
    born = _as_date(value)
    if born is None or not 0 <= whole_years(born, today) <= OLDEST:
        raise AnswerError(slot="birth_date")
    return born


def age_on(answers: Answers, today: date) -> int | None:
    """Return the age on a day, from the date of birth where it was told; None if not given.

    Raises:
        AnswerError: It is no number of whole years, or none that a person reaches.
    """
    born = born_on(answers, today)
    if born is not None:
        return whole_years(born, today)
    value = given(answers, "age")
    if value is None:
        return None
    age = _as_whole_number(value)
    if age is None or not 0 <= age <= OLDEST:
        raise AnswerError(slot="age")
    return age


def latest_release(answers: Answers) -> date | None:
    """Return the release date, of a month its last day; None where it is not given.

    Raises:
        AnswerError: It is neither an ISO date nor an ISO month.
    """
    value = given(answers, "release_date")
    if value is None:
        return None
    day = _as_date(value) or _last_day_of_month(value)
    if day is None:
        raise AnswerError(slot="release_date")
    return day


def earliest_birthday(answers: Answers, age: int, today: date) -> date | None:
    """Return the first day on which somebody may turn an age, given what is known.

    With only a number of years told, the birthday may be tomorrow.
    """
    born = born_on(answers, today)
    if born is not None:
        return birthday(born, age)
    years = age_on(answers, today)
    if years is None:
        return None
    return birthday(today + timedelta(days=1), age - years - 1)


def _as_date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _last_day_of_month(value: object) -> date | None:
    first = _as_date(f"{value}-01")
    return first and first.replace(day=monthrange(first.year, first.month)[1])


def _as_whole_number(value: object) -> int | None:
    """Read a number as a terminal, JSON or Rasa may bring it: "19", 19 or 19.0."""
    if isinstance(value, str):
        return int(value) if value.isascii() and value.isdigit() else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if value == value // 1 else None
