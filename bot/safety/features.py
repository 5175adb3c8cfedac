"""What the statistical reader looks at in a text: numbers for words, parts of words and concepts.

Words are hashed to numbers, so that no vocabulary is kept in memory; two of them may share one.
Training and reading both go through here.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from bot.safety.concepts import concepts_of, names

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words are hashed to numbers below this one; pairs of concepts follow, each with its own.
HASHED = 1 << 17
#: A longer sentence is read in overlapping stretches of this many words, so that one desperate
#: clause in a ramble without full stops is not lost among the rest.
LONGEST = 16
#: Two concepts make a pair when not more than so many words lie between the first and the second.
NEAR, FAR = 3, 8
_SHORTEST_PART, _LONGEST_PART = 3, 5
_SIGNS = (".", "?", ",", "_")


def count() -> int:
    """Return how many features there are."""
    return HASHED + 2 * len(names()) ** 2


def stretches(plain_text: str) -> list[tuple[str, ...]]:
    """Return the words of each sentence of a text in plain form; a long one in several parts."""
    found: list[tuple[str, ...]] = []
    for sentence in plain_text.replace("?", ".").split("."):
        words = words_of(sentence)
        if words:
            found.extend(_in_parts(words))
    return found


def words_of(plain_text: str) -> tuple[str, ...]:
    """Return the words of a text in plain form, without its signs."""
    return tuple(token for token in plain_text.split() if token not in _SIGNS)


def groups(words: tuple[str, ...]) -> tuple[set[int], ...]:
    """Return the features of a row of words, by sort; each sort weighs as much in the end."""
    concepts = [concepts_of(word) for word in words]
    parts = {part for word in words for part in _parts(word)}
    phrases = {_number(f"w{word}") for word in words}
    phrases.update(_number(f"b{a} {b}") for a, b in pairwise(("^", *words, "$")))
    alone = {_number(f"u{concept}") for one in concepts for concept in one}
    mixed = set(_mixed(words, concepts))
    return parts, phrases, alone, set(_pairs(concepts)), mixed


def _in_parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(words) <= LONGEST:
        yield words
        return
    for start in range(0, len(words) - LONGEST // 2, LONGEST // 2):
        yield words[start : start + LONGEST]


@lru_cache(maxsize=5_000)
def _parts(word: str) -> tuple[int, ...]:
    marked = f"_{word}_"
    return tuple(
        _number(marked[start : start + length])
        for length in range(_SHORTEST_PART, _LONGEST_PART + 1)
        for start in range(len(marked) - length + 1)
    )


def _mixed(words: tuple[str, ...], concepts: list[tuple[int, ...]]) -> Iterator[int]:
    """Yield a concept and the word after it, and a word and the concept after it."""
    for place, (before, after) in enumerate(pairwise(words)):
        for concept in concepts[place]:
            yield _number(f"m{concept} {after}")
        for concept in concepts[place + 1]:
            yield _number(f"n{before} {concept}")


def _pairs(concepts: list[tuple[int, ...]]) -> Iterator[int]:
    size = len(names())
    for place, firsts in enumerate(concepts):
        for distance, seconds in enumerate(concepts[place + 1 : place + 1 + FAR], start=1):
            start = HASHED if distance <= NEAR else HASHED + size * size
            for first in firsts:
                for second in seconds:
                    yield start + first * size + second


def _number(text: str) -> int:
    return crc32(text.encode()) % HASHED
