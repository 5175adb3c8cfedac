"""What is weighed of a mention (a name, an age, a day, a number): the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from bot.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

Found = TypeVar("Found")
#: So sure it must be of one mention, and so unsure of every other.
SURE, DOUBT = 0.7, 0.4

#: As many words on each side are looked at, and of the sentence before the mention.
_SIDE, _BEFORE = 4, 12
_TOKEN = re.compile(r"\w[\w'’-]*|[^\w\s]")
_STOP = re.compile(r"[.!?\n]")
_ENDS = frozenset(".!?")


def around(text: str, start: int, end: int) -> set[str]:
    """Return what is weighed of the mention at these places: the words beside it, and where."""
    before, after = words_beside(text, start, end)
    found = {f"b{at}={one}" for at, one in enumerate(before)} | {f"b={one}" for one in before}
    found |= {f"a{at}={one}" for at, one in enumerate(after)} | {f"a={one}" for one in after}
    found.add("bb=" + " ".join(reversed(before[:2])))
    found.add("aa=" + " ".join(after[:2]))
    found.add("ba=" + " ".join([*before[:1], *after[:1]]))
    is_first = not before or before[0] in _ENDS or text[:start].endswith("\n")
    found.add("begins" if is_first else "inside")
    found.add(f"fifth={5 * start // len(text)}")
    if not before:
        found.add("very first")
    if not after:
        found.add("very last")
    begin = max((stop.end() for stop in _STOP.finditer(text[:start])), default=0)
    sentence = _TOKEN.findall(normalise(text[begin:start]))
    return found | {f"s={one}" for one in sentence[-_BEFORE:]}


def words_beside(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the nearest words before, the nearest one first, and behind."""
    before = [_plain(one) for one in _TOKEN.findall(text[:start])[-_SIDE:]][::-1]
    return before, [_plain(one) for one in _TOKEN.findall(text[end:])[:_SIDE]]


def _plain(token: str) -> str:
    return normalise(token) or token


def certain(likely: Mapping[Found, float]) -> Found | None:
    """Return the one mention that is meant, where none of the others may be; else None."""
    meant = [one for one, share in likely.items() if share >= DOUBT]
    return meant[0] if len(meant) == 1 and likely[meant[0]] >= SURE else None
