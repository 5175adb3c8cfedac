"""The value that stands first and alone, before an explanation that names others.

"Kortrijk, want in Gent kent hij de verkeerde mensen" tells of two places and answers with one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.language.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.language.reading import Reading

_END = re.compile(
    r"\s*(?:[,;!:–]+(?=\s)|\.(?=\s)|\.{2,})\s*|\s+(?=\()|\s+-+\s"
    r"|\s+(?=(?:want|omdat|waar|daar|maar|ma|mo|terwijl|zodat|bij)\s)"
)
#: As many words are a value, and no sentence that tells of somebody.
_LONGEST = 4
_TAKES_BACK = (
    r"of|ofwel|nee|neen|sorry|wacht|eigenlijk|correctie|verkeerd\w*|foutje?|bedoel\w*|allee|oei"
    r"|enfin|tenzij|beide|allebei|alletwee|alle twee|om het even|zoiets"
)
#: What makes of the first value one among several, by slot.
_TURNS = {
    "age": re.compile(
        rf"(?<!\w)(?:{_TAKES_BACK}|misschien|kan ook|denk|dacht|zegt"
        r"|volgens|staat|zeker niet)(?!\w)"
    ),
    "prison": re.compile(rf"(?<!\w)(?:{_TAKES_BACK}|nu|sinds|ondertussen|intussen)(?!\w)"),
    "region": re.compile(
        rf"(?<!\w)(?:{_TAKES_BACK}|liefst|liever|graag|wil|ook"
        r"|misschien|toch niet|weet|twijfel\w*|en (?:anders|dan)"
        r"|frankrijk|nederland)(?!\w)|^\W*\w+(?:\W+\w+)?\W*$"
    ),
    "referrer_organisation": re.compile(
        rf"(?<!\w)(?:{_TAKES_BACK}|ook|en ik|ik ben|nu|intussen|tegenwoordig|halftijds)(?!\w)"
    ),
}
#: A first value that somebody else tells, or that is over, is none.
_NOT_OWN = re.compile(
    r"(?<!\w)(?:of|zegt|volgens|vroeger|eerst|was|waren|had|zat|tot|niet|geen|tante|moeder|vader|broer"
    r"|zus|vriend\w*|dochter|zoon|mama|papa|ma|pa|wij|woont?|domicilie|zelf)(?!\w)"
)


def by_headline(reading: Reading, text: str, slot: str, read: Callable[[str], Reading]) -> Reading:
    """Return the value that stands first, where the whole answer leaves open which it is."""
    if reading.value is not None or slot not in _TURNS:
        return reading
    parts = _END.split(text.strip(), maxsplit=1)
    first, rest = parts[0], fold(" ".join(parts[1:]))
    is_sentence = len(first.split()) > _LONGEST or "?" in first or _NOT_OWN.search(fold(first))
    if not rest.strip(" .!)") or is_sentence or _TURNS[slot].search(rest):
        return reading
    alone = read(first)
    return reading if alone.value is None else alone
