"""The hours in which the organisation works, in Brussels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Europe/Brussels")
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_PART = re.compile(r"([a-z]{2})(?:-([a-z]{2}))?\s+(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})")
_DAY = timedelta(days=1)
_WEEK = 7


@dataclass(frozen=True)
class Opening:
    """Hours on one day of the week (Monday is 0)."""

    weekday: int
    start: time
    end: time


@dataclass(frozen=True)
class WorkingHours:
    """The openings of a week."""

    openings: tuple[Opening, ...]

    @property
    def longest_day(self) -> timedelta:
        """Return how long the organisation works on its longest day."""
        monday = date(2026, 1, 5)
        days = (self._on(monday + number * _DAY) for number in range(_WEEK))
        return max(sum((end - start for start, end in day), timedelta(0)) for day in days)

    def are_on(self, moment: datetime) -> bool:
        """Say whether the organisation works at a moment."""
        return any(start <= moment < end for start, end in self._on(_day(moment)))

    def next_begin(self, moment: datetime) -> datetime:
        """Return when they begin next after a moment."""
        day = _day(moment)
        while True:
            begins = [start for start, _ in self._on(day) if start > moment]
            if begins:
                return begins[0]
            day += _DAY

    def last_end(self, moment: datetime) -> datetime:
        """Return when they ended last before a moment."""
        day = _day(moment)
        while True:
            ends = [end for _, end in self._on(day) if end <= moment]
            if ends:
                return ends[-1]
            day -= _DAY

    def after(self, moment: datetime, worked: timedelta) -> datetime:
        """Return when so much has been worked since a moment; time off does not count."""
        left, day = worked, _day(moment)
        while True:
            for start, end in self._on(day):
                begin = max(start, moment)
                if begin < end and left <= end - begin:
                    return begin + left
                left -= max(end - begin, timedelta(0))
            day += _DAY

    def _on(self, day: date) -> list[tuple[datetime, datetime]]:
        """Return the openings of a day as moments, in order."""
        return [
            (_utc(day, one.start), _utc(day, one.end))
            for one in self.openings
            if one.weekday == day.weekday()
        ]


def hours_from(text: str) -> WorkingHours:
    """Read hours such as "ma-do 09:00-18:00, vr 09:00-16:00".

    Raises:
        ValueError: It is none, or a day is named twice.
    """
    openings = [one for part in text.split(",") for one in _openings(part.strip().lower())]
    ordered = sorted(openings, key=lambda one: (one.weekday, one.start))
    for first, second in pairwise(ordered):
        if first.weekday == second.weekday and second.start < first.end:
            message = f"hours on {DAYS[first.weekday]} overlap"
            raise ValueError(message)
    return WorkingHours(tuple(ordered))


def _openings(part: str) -> list[Opening]:
    found = _PART.fullmatch(part)
    if found is None:
        message = f"no working hours: {part!r}"
        raise ValueError(message)
    if {found[1], found[2] or found[1]} - {*DAYS}:
        message = f"days are {', '.join(DAYS)}: {part!r}"
        raise ValueError(message)
    first = DAYS.index(found[1])
    last = DAYS.index(found[2] or found[1])
    start, end = _time(found[3]), _time(found[4])
    if end <= start:
        message = f"hours end before they begin: {part!r}"
        raise ValueError(message)
    days = [(first + n) % _WEEK for n in range((last - first) % _WEEK + 1)]
    return [Opening(day, start, end) for day in days]


def _time(text: str) -> time:
    hour, minute = text.split(":")
    # The end of the day has no moment of its own.
    return time.max if text == "24:00" else time(int(hour), int(minute))


def _day(moment: datetime) -> date:
    return moment.astimezone(_ZONE).date()


def _utc(day: date, at: time) -> datetime:
    return datetime.combine(day, at, _ZONE).astimezone(timezone.utc)
