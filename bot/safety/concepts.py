"""Words that mean much the same, as the statistical reader sees them.

A few thousand examples cannot hold every word for a blow or a bed; that "mept" is a word like
"slaat" stands in ``data/concepts.yml`` instead. A word has as many concepts as meanings.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bot.safety.data_file import read_data_file
from bot.safety.plain import key, plain

FILE = Path(__file__).with_name("data") / "concepts.yml"


class _Concepts(NamedTuple):
    """The numbers of the concepts, by whole word, by beginning and by ending."""

    names: tuple[str, ...]
    whole: dict[str, set[int]]
    prefixes: dict[str, set[int]]
    suffixes: dict[str, set[int]]


def names() -> tuple[str, ...]:
    """Return the names of all concepts; the place of a name is its number."""
    return _concepts().names


@lru_cache(maxsize=20_000)
def concepts_of(token: str) -> tuple[int, ...]:
    """Return the numbers of the concepts of a token in plain form, in order."""
    known = _concepts()
    found = set(known.whole.get(token, ()))
    for length in range(1, len(token) + 1):
        found |= known.prefixes.get(token[:length], set())
        found |= known.suffixes.get(token[-length:], set())
    return tuple(sorted(found))


@lru_cache(maxsize=1)
def _concepts() -> _Concepts:
    content = read_data_file(FILE)
    known = _Concepts(tuple(content), {}, {}, {})
    for number, words in enumerate(content.values()):
        for word in words:
            _enter(known, word, number)
    return known


def _enter(known: _Concepts, word: str, number: int) -> None:
    if word.endswith("*"):
        known.prefixes.setdefault(key(f"{word[:-1]}-")[:-1], set()).add(number)
    elif word.startswith("*"):
        known.suffixes.setdefault(key(word[1:]), set()).add(number)
    else:
        # A chat form is several words in full ("dak" is "dat ik"); only the word itself counts.
        in_full = plain(word).split()[:1]
        for form in {key(word), *in_full}:
            known.whole.setdefault(form, set()).add(number)
