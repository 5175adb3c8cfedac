"""Read when somebody comes free: a day where it is told, else the month."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.language.dates import FoundDate, find_dates, month_of, months_later, next_weekday
from bot.language.normalise import normalise
from bot.language.numbers import digits_for_words
from bot.language.readers.birth_dates import dates_in_full
from bot.language.reading import Reading, either
from bot.language.sentences import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAYS = (("overmorgen", 2), ("morgen", 1), ("vandaag", 0), ("eergisteren", -2), ("gisteren", -1))
_MOST_CHOICES = 2
_PAST = re.compile(
    r"(?<!\w)(?:sinds|(?:is|ben|was|zijn) (?:\w+ )?al vrij|vrijgekomen|vrijgelaten|was|geleden"
    r"|buitengekomen|al buiten)(?!\w)"
)
_UNIT = r"(dag|dagen|week|weken|maand|maanden|jaar)"
_SPAN = re.compile(rf"(?:over|binnen|nog|na)(?: \w+)? (\d{{1,2}}|een) {_UNIT}(?!\w)")
_AGO = re.compile(
    r"(?<!binnen )(?<!over )(?<!nog )(?<!na )(?<!\d)"
    rf"(\d{{1,2}}|een) {_UNIT} (?:geleden|buiten|vrij)"
)
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:(volgende week)|(vorige|afgelopen)|volgende|komende)? ?"
    rf"({'|'.join(_WEEKDAYS)})(?!\w)"
)
_NEAR = re.compile(r"(?<!\w)(deze|volgende|vorige|einde? van de|eind(?:e)? de) (week|maand)(?!\w)")
_DAY_OF = re.compile(
    r"(?<![\d/])([1-9]|[12]\d|3[01])(?:e|ste|de)?(?: van)?(?: de)?"
    r" (deze|volgende|komende) maand(?!\w)"
)
_DAY_APART = re.compile(r"(?<![\w/])(?:de |den )([1-9]|[12]\d|3[01])(?:e|ste|de)(?!\w)")
#: What people say for six weeks, six months, eighteen months.
_HALVES = (
    ("anderhalve maand", "6 weken"),
    ("anderhalf jaar", "18 maanden"),
    ("half jaar", "6 maanden"),
    ("halfjaar", "6 maanden"),
)
_SHORT = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(\d{2})(?![\d/])")
_LAST_MONTH = 12
#: "De rechter beslist pas in april", "vandaag over exact twee weken".
_NO_DAY = re.compile(
    r"(?<!\w)(?:beslis\w*|zitting|uitspraak|beslissing)(?: \w+){0,3} (?:in"
    r"|op) (?:\w+ ){0,2}\w+(?=[.!,]|$)"
    r"|(?<!\w)vandaag (?=over )|(?<=over )(?:exact|precies|juist|net) (?!\w+ uur)"
)


def read_month_or_date(text: str, *, today: date) -> Reading:
    """Read an ISO date, or an ISO month; choices where two are told."""
    told = _in_whole_units(digits_for_words(_NO_DAY.sub("", statements(normalise(text)))))
    told = told.replace("volgend jaar", str(today.year + 1)).replace("dit jaar", str(today.year))
    dates = _with_day(find_dates(told, latest=today.year + 60), told)
    past = bool(_PAST.search(told))
    values = [_iso(one, today, past=past) for one in dates]
    if values:
        return either(values if len(set(values)) <= _MOST_CHOICES else [], told)
    return either(list(_relative(told, today))[:1], told)


def _in_whole_units(told: str) -> str:
    for words, months in _HALVES:
        told = re.sub(rf"(?<!\w)(?:een )?{words}(?!\w)", months, told)
    return told


def _with_day(dates: list[FoundDate], told: str) -> list[FoundDate]:
    """Return a month with the day that is told apart from it: "eind april, de 30ste"."""
    apart = _DAY_APART.search(told)
    if len(dates) != 1 or dates[0].day is not None or not apart:
        return dates
    return [replace(dates[0], day=int(apart[1]))]


def read_birth_date(text: str, *, today: date) -> Reading:
    """Read a full date of birth as an ISO date."""
    told = dates_in_full(digits_for_words(normalise(text)), today)
    days = [
        one.on(one.year) for one in find_dates(told, latest=today.year) if one.day and one.year
    ]
    return either(day.isoformat() for day in days if day and day < today)


def _iso(one: FoundDate, today: date, *, past: bool = False) -> str:
    """Return the date as told; without a year the next one, or the last one in the past."""
    year = one.year or _year_for(one, today, past=past)
    day = one.on(year)
    if day is None:
        return f"{year:04d}-{one.month:02d}"
    return day.isoformat() if one.day else month_of(day)


def _year_for(one: FoundDate, today: date, *, past: bool) -> int:
    this_year = (one.month, one.day or today.day)
    now = (today.month, today.day)
    if past:
        return today.year - (this_year > now)
    return today.year + (this_year < now)


def _relative(told: str, today: date) -> Iterator[str]:
    """Yield what "morgen", "volgende vrijdag", "binnen 3 maanden" come to."""
    for word, days in _DAYS:
        if re.search(rf"(?<!\w){word}(?!\w)", told):
            yield (today + timedelta(days=days)).isoformat()
    weekday = _WEEKDAY.search(told)
    if weekday:
        yield _on_weekday(weekday, today).isoformat()
    for pattern, sign in ((_AGO, -1), (_SPAN, 1)):
        match = pattern.search(told)
        if match:
            yield _after(match, sign, today)
    short = _SHORT.search(told)
    if short and int(short[2]) > _LAST_MONTH:
        yield f"20{short[2]}-{int(short[1]):02d}"
    yield from _named_unit(told, today)


def _named_unit(told: str, today: date) -> Iterator[str]:
    """Yield what "de 20ste van deze maand" and "volgende maand" come to."""
    numbered = _DAY_OF.search(told)
    if numbered:
        month = months_later(today, int(numbered[2] != "deze"))
        yield _iso(FoundDate(int(numbered[1]), int(month[5:]), int(month[:4]), 0, 0), today)
    near = _NEAR.search(told)
    if near:
        count = {"vorige": -1, "volgende": 1}.get(near[1], 0)
        later = month_of(today + timedelta(weeks=count))
        yield months_later(today, count) if near[2] == "maand" else later


def _on_weekday(match: re.Match[str], today: date) -> date:
    day = next_weekday(today, _WEEKDAYS.index(match[3]))
    if match[2]:
        return day - timedelta(days=7)
    same_week = day.isocalendar()[1] == today.isocalendar()[1]
    return day + timedelta(days=7 if match[1] and same_week else 0)


def _after(match: re.Match[str], sign: int, today: date) -> str:
    """Return the month so many days, weeks, months or years away."""
    count = sign * (1 if match[1] == "een" else int(match[1]))
    unit = match[2]
    if unit.startswith("maand"):
        return months_later(today, count)
    if unit == "jaar":
        return months_later(today, 12 * count)
    return month_of(today + timedelta(days=count * (7 if unit.startswith("we") else 1)))
