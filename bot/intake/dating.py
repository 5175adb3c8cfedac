"""What day a date is, by the words around it, as first messages taught it.

"Op 11 mei mag hij naar huis maar heeft er geen", "17, op 9 april 18": a first message tells the
day somebody leaves and a birthday in ways without end. Learned from ``data/told`` with the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.mentions import around
from bot.intake.parts import without_numbers
from bot.language.dates import FoundDate, find_dates
from bot.language.judged import judged
from bot.language.normalise import normalise
from bot.language.numbers import digits_for_words

if TYPE_CHECKING:
    from collections.abc import Iterator

TOPIC = "told_days"
RELEASE, BIRTH = "release_date", "birth_date"
#: So sure it must be; measured on openings of strangers (docs/nlu.md).
_SURE = 0.55
#: No date is read as a later year.
_LATEST = 2099
#: Whoever is born before may be meant.
_BORN_BEFORE = 2015


def as_weighed(text: str) -> str:
    """Return a message as its dates are looked for: in digits, and without phone numbers."""
    return digits_for_words(normalise(without_numbers(text)))


def candidates(told: str) -> Iterator[FoundDate]:
    """Find the dates and months of a message as it is weighed."""
    yield from find_dates(told, latest=_LATEST)


def surroundings(told: str, found: FoundDate) -> set[str]:
    """Return what is weighed of a date: what stands around it, and what it tells of itself."""
    kinds = {
        f"month={found.month}",
        "day" if found.day else "no day",
        "no year" if found.year is None else "long ago" if found.year < _BORN_BEFORE else "years",
    }
    return around(told, found.start, found.end) | kinds


def release_by_examples(text: str) -> str | None:
    """Return the words of the date on which examples say that the youth leaves; None for none."""
    told = as_weighed(text)
    best = (0.0, "")
    for found in candidates(told):
        likely = judged(surroundings(told, found), TOPIC).likely[RELEASE]
        best = max(best, (likely, told[found.start : found.end].strip(" .,")))
    return best[1] if best[0] >= _SURE else None
