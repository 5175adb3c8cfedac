"""Days from one to another as people write them: "3/8 tot 10/8", "morgen", "3 tot 10 augustus"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.language.dates import MONTH, find_dates, next_weekday
from bot.language.normalise import normalise
from bot.language.numbers import digits_for_words

if TYPE_CHECKING:
    from bot.language.dates import FoundDate

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAYS = (("overmorgen", 2), ("morgen", 1), ("vandaag", 0), ("gisteren", -1))
#: Ways to write "tot" that normalising would take apart ("t" alone is "het").
_SHORT = re.compile(r"\b(?:t\s?/\s?m|t\.?e\.?m\b\.?)|(?<=\d)\s*[–—]\s*(?=\d)", re.IGNORECASE)
_DASH = re.compile(r"(?<=\d)(/\d{1,2}(?:/\d{2,4})?)-(?=\d{1,2}/)")
_UNTIL = re.compile(r"\s+(?:tot en met|tot|en|-)\s+")
_UNFINISHED = re.compile(r"(?<!\w)tot(?!\w)")
#: "3 tot 10 augustus": the month of the first day stands with the last one.
_DAY_ALONE = re.compile(r"(?:van )?(\d{1,2})(?:e|ste|de)?")
_NAMED_MONTH = re.compile(rf"(?<!\w)({MONTH})(?!\w)")
#: A day without a year that would lie further ahead is one that has passed.
_FURTHEST = timedelta(days=330)
_MOST_DAYS = 2


def read_period(text: str, *, today: date) -> tuple[date, date] | None:
    """Read the first and the last day, both included; one day alone is both.

    Without a year the last day is the next one of that name, and the first day the one before
    it: on 2 January "28/12 tot 4/1" began last year. None where the text is no such thing.
    """
    plain = _DASH.sub(r"\1 tot ", _SHORT.sub(" tot ", text))
    told = digits_for_words(normalise(plain)).strip(" .!,")
    parts = [part.strip() for part in _UNTIL.split(told)]
    if len(parts) > _MOST_DAYS or any(_UNFINISHED.search(part) for part in parts):
        return None
    last = _day(parts[-1], today)
    if last is None:
        return None
    if len(parts) == 1:
        return last, last
    first = _first(parts[0], parts[1], last, today)
    return (first, last) if first else None


def _first(part: str, other: str, last: date, today: date) -> date | None:
    alone, month = _DAY_ALONE.fullmatch(part), _NAMED_MONTH.search(other)
    if alone and month:
        part = f"{alone[1]} {month[1]}"
    found = _found(part, today)
    if found is None:
        return _relative(part, today)
    if found.year is not None:
        return found.on(found.year)
    this_year = found.on(last.year)
    if this_year is not None and this_year > last:
        # It began before New Year, or the two days stand the wrong way round.
        year_before = found.on(last.year - 1)
        began = year_before is not None and last - year_before < _FURTHEST
        return year_before if began and last.month < this_year.month else this_year
    return this_year


def _day(part: str, today: date) -> date | None:
    found = _found(part, today)
    if found is None:
        return _relative(part, today)
    if found.year is not None:
        return found.on(found.year)
    this_year, next_year = found.on(today.year), found.on(today.year + 1)
    if this_year is None or (this_year < today and _is_near(next_year, today)):
        return next_year
    return this_year


def _is_near(day: date | None, today: date) -> bool:
    return day is not None and day - today <= _FURTHEST


def _found(part: str, today: date) -> FoundDate | None:
    days = [one for one in find_dates(part, latest=today.year + 60) if one.day]
    return days[0] if len(days) == 1 else None


def _relative(part: str, today: date) -> date | None:
    for word, number in _DAYS:
        if re.search(rf"(?<!\w){word}(?!\w)", part):
            return today + timedelta(days=number)
    for number, name in enumerate(_WEEKDAYS):
        if re.search(rf"(?<!\w){name}(?!\w)", part):
            return next_weekday(today, number)
    return None
