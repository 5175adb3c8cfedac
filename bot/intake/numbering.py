"""Whose phone number it is, by the words around it, as first messages taught it.

"0478 14 55 60 (van mij)", "Bel Dirk Ide 050 45 62 88": learned from ``data/told`` with the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.mentions import around
from bot.intake.parts import LONG_NUMBER
from bot.language.judged import judged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TOPIC = "told_numbers"
#: A youth has no line at a desk.
_MOBILE = re.compile(r"(?:\+|00)?(?:32)?[ /.(0)]*4")
YOUTH, REFERRER = "youth_phone", "referrer_phone"


def candidates(text: str) -> Iterator[re.Match[str]]:
    """Find what may be a phone number."""
    yield from LONG_NUMBER.finditer(text)


def surroundings(text: str, number: re.Match[str]) -> set[str]:
    """Return what is weighed of a number: what stands around it, and how many there are."""
    starts = [one.start() for one in candidates(text)]
    place = f"number={starts.index(number.start())} of {len(starts)}"
    line = "mobile" if _MOBILE.match(number.group()) else "landline"
    return around(text, number.start(), number.end()) | {place, line, f"{line} {place}"}


def whose_numbers(text: str) -> Iterator[tuple[str, Mapping[str, float]]]:
    """Return each number as typed, and how likely it is the youth's or the writer's."""
    for number in candidates(text):
        yield number.group(), judged(surroundings(text, number), TOPIC).likely
