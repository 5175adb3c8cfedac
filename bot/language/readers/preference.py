"""Tell which of several numbers or addresses is asked for: "neem mijn werkgsm", "het tweede"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.language.cues import cues, has

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOPIC = "contact"
_CLAUSE = re.compile(r"[.,;:!?()/]")
#: "Bel 0471 ... of 0472 ...": neither is liked better.
_OR = re.compile(r"\s*[,(]?\s*(?:of|ofwel|en|en ook|of ook|alsook)(?!\w)[^,.;:]{0,12}$")
#: What may stand before any number, and names none of them.
_ANY = re.compile(
    r"mijn|men|zijn|haar|hun|ons|onze|van|voor|met|het|een|dat|die|dit|deze|ook|nog|maar|want"
    r"|gewoon|nummer|adres|mail\w*|telefoon\w*|heb|heeft|twee|hier|aub|dan|wel|niet"
)
_NAMED_WORDS, _SHORTEST = 3, 3


@dataclass(frozen=True)
class Told:
    """A number or an address, and the words up to its neighbours (folded)."""

    value: str
    before: str
    after: str


def preferred(told: Sequence[Told]) -> list[str]:
    """Return the value that is asked for, those that are of use, or all where no word tells."""
    if len({one.value for one in told}) < _PAIR:
        return [one.value for one in told]
    chosen = _asked_for(told) or _by_order(told) or _by_name(told)
    if chosen:
        return [chosen]
    useful = [
        one.value for at, one in enumerate(told) if not _is_second_best(one, is_first=not at)
    ]
    return useful or [one.value for one in told]


_PAIR = 2


def _is_second_best(one: Told, *, is_first: bool) -> bool:
    """Tell whether one is hardly of use, or is for when the one before it fails."""
    is_fallback = not is_first and has(_TOPIC, "fallback", one.before)
    return is_fallback or has(_TOPIC, "limited", one.after)


def _asked_for(told: Sequence[Told]) -> str | None:
    """Return the one that words right before or behind it ask for."""
    liked = {
        one.value
        for at, one in enumerate(told)
        if (_is_asked_for(one) and not (at + 1 < len(told) and _OR.match(one.after)))
        or has(_TOPIC, "preferred", one.after)
    }
    return liked.pop() if len(liked) == 1 else None


def _is_asked_for(one: Told) -> bool:
    match = cues(_TOPIC)["asked_for"].search(one.before)
    return match is not None and not re.search(
        r"(?<!\w)(?:niet|nie|ni|nooit|geen)(?!\w)", one.before[match.start() :]
    )


def _by_order(told: Sequence[Told]) -> str | None:
    """Return the one that is called the first, the second or the last behind them all."""
    places = {"the_first": 0, "the_second": 1, "the_last": -1}
    said = [
        (clause, place)
        for clause in _CLAUSE.split(told[-1].after)
        for label, place in places.items()
        if has(_TOPIC, label, clause)
    ]
    if len({place for _, place in said}) != 1 or len(told) != _PAIR:
        return None
    clause, place = said[0]
    return told[place - 1 if has(_TOPIC, "not_that", clause) else place].value


def _by_name(told: Sequence[Told]) -> str | None:
    """Return the one whose own words come back behind a verb: "gebruik privé aub"."""
    verb = cues(_TOPIC)["names_one"].search(told[-1].after)
    if verb is None:
        return None
    words = re.findall(r"\w+", told[-1].after[verb.end() :])[:_NAMED_WORDS]
    named = [one.value for one in told if _names(one) & set(words)]
    return named[0] if len(named) == 1 else None


def _names(one: Told) -> set[str]:
    """Return the words by which a number is called, right before it."""
    words = re.findall(r"\w+", _CLAUSE.split(one.before.rstrip(" :"))[-1])
    return {word for word in words if len(word) >= _SHORTEST and not _ANY.fullmatch(word)}
