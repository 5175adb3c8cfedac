"""Write out groups of digits that are told by how often they come: "drie keer negentig"."""

from __future__ import annotations

import re

from bot.language.numbers import digits_for_words

_TIMES = re.compile(
    r"(?<!\w)(?:(?P<times>[2-5]) ?(?:keer|maal|x)|dubbele?) (?:een |de )?(?P<group>\d{1,2})(?!\d)"
)


def in_repeats(text: str) -> str:
    """Return a folded text with such a group written as often as it says."""
    return _TIMES.sub(_written, digits_for_words(text)) if _may_repeat(text) else text


def without_repeats(text: str) -> str:
    """Return a folded text without such groups, for where the digits stand there already."""
    return _TIMES.sub(";", digits_for_words(text)) if _may_repeat(text) else text


def _may_repeat(text: str) -> bool:
    return re.search(r"keer|maal|\dx|dubbel", text) is not None


def _written(match: re.Match[str]) -> str:
    return " ".join([match["group"]] * int(match["times"] or 2))
