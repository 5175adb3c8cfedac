"""Dates and months as people write them: a small parser that never guesses a part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

_MONTHS = {
    1: "januari|januarie|jan|janvier",
    2: "februari|febr|feb|fevrier|februarie",
    3: "maart|mrt|maa|mars|maarte",
    4: "april|apr|avril",
    5: "mei|mai",
    6: "juni|jun|juin|juny",
    7: "juli|jul|juillet|july",
    8: "augustus|aug|aout|oogst|august",
    9: "september|sept|sep|septembre",
    10: "oktober|oktobr|okt|october|oct|octobre",
    11: "november|nov|novembre",
    12: "december|dec|decembre",
}
MONTH = "|".join(_MONTHS.values())
_TWO_DIGITS = 99
_EDGE = r"(?<![\w+/.-])"
_END = r"(?![\w/-]|[.]\d)"


@dataclass(frozen=True)
class FoundDate:
    """A date in a text: day and year are None where they are not told."""

    day: int | None
    month: int
    year: int | None
    start: int
    end: int

    def on(self, year: int) -> date | None:
        """Return the day in ``year``, or None where the calendar has no such day."""
        try:
            return date(year, self.month, self.day or 1)
        except ValueError:
            return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    day, year = r"(?P<day>\d{1,2})(?:e|ste|de|en|n)?", r"(?P<year>(?:19|20)\d\d|'?\d\d)"
    month = rf"(?P<name>{MONTH})[.]?"
    return (
        re.compile(
            rf"{_EDGE}(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)"
        ),
        re.compile(
            rf"{_EDGE}(?P<day>\d{{1,2}}) ?[-/.] ?(?P<month>\d{{1,2}}) ?[-/.] ?{year}(?!\d|[-/.]\d)"
        ),
        re.compile(
            rf"{_EDGE}{day} (?:van )?(?:de (?:maand )?)?{month}(?: |,|$)"
            rf"(?: ?{year}(?!\w| ?(?:jaar|uur|u\b)))?"
        ),
        re.compile(rf"{_EDGE}(?P<month>\d{{1,2}})[-/.](?P<year>(?:19|20)\d\d){_END}"),
        re.compile(rf"{_EDGE}(?P<year>(?:19|20)\d\d)[-/](?P<month>\d{{1,2}}){_END}"),
        re.compile(
            rf"{_EDGE}(?P<name>{MONTH})[.]?(?: (?:van )?(?P<year>(?:19|20)\d\d|'\d\d))?(?!\w)"
        ),
        re.compile(rf"{_EDGE}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\d/])"),
    )


def full_year(text: str, *, latest: int) -> int:
    """Return the year for "2008", "08" or "'08": the last one not after ``latest``."""
    year = int(text.strip("'"))
    if year > _TWO_DIGITS:
        return year
    century = latest - latest % 100
    return century + year if century + year <= latest else century - 100 + year


def find_dates(text: str, *, latest: int) -> list[FoundDate]:
    """Return the dates in a normalised text with numbers as digits, in order.

    Args:
        text: The text.
        latest: The last year that two digits may mean.
    """
    dates: list[FoundDate] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            taken = any(match.start() < one.end and one.start < match.end() for one in dates)
            one = None if taken else _from_match(match, latest)
            if one:
                dates.append(one)
    return sorted(dates, key=lambda one: one.start)


def _from_match(match: re.Match[str], latest: int) -> FoundDate | None:
    parts = match.groupdict()
    name = parts.get("name")
    month = _month_number(name) if name else int(parts["month"])
    day = int(parts["day"]) if parts.get("day") else None
    year = full_year(parts["year"], latest=latest) if parts.get("year") else None
    one = FoundDate(day, month, year, match.start(), match.end())
    if not 1 <= month <= len(_MONTHS) or one.on(year or 2024) is None:
        return None
    return one


def _month_number(name: str) -> int:
    return next(number for number, names in _MONTHS.items() if re.fullmatch(names, name))


def years_between(born: date, today: date) -> int:
    """Return the whole years that someone born then has lived."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def months_later(today: date, months: int) -> str:
    """Return the ISO month so many months after ``today``."""
    index = today.year * 12 + today.month - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def month_of(day: date) -> str:
    """Return the ISO month of a day."""
    return day.strftime("%Y-%m")


def next_weekday(today: date, weekday: int, *, weeks: int = 0) -> date:
    """Return the first such weekday after ``today``, so many weeks further."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1 + 7 * weeks)
