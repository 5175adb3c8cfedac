"""First names of people who live in Flanders: which words name somebody, with a capital or not."""

from __future__ import annotations

import re
from functools import cache

from bot.language.normalise import fold
from bot.language.tables import rows

_WORD = re.compile(r"(?<![\w@./-])[a-zà-ÿ][\w'’-]{2,}(?![\w@])(?!\.\w)")


def is_first_name(word: str) -> bool:
    """Say whether a word, in any spelling of capitals, is a first name: "Yoran", "Jan-Pieter"."""
    return _key(word) in _names() or _key(word.split("-", maxsplit=1)[0]) in _names()


def with_capitals(text: str) -> str:
    """Return words as typed, with a capital for first names that are no word besides.

    "naam is yoran, 19" names somebody; "elke" and "peter" mostly do not.
    """
    return _WORD.sub(lambda found: _capital(found.group()), text)


def _capital(word: str) -> str:
    return word[0].upper() + word[1:] if _names().get(_key(word)) == "" else word


def _key(word: str) -> str:
    return fold(word).strip(" .'’")


@cache
def _names() -> dict[str, str]:
    """Return what is told of each name: "yes" where it is a word, or a town, as well."""
    return {_key(row["name"]): row["also_a_word"] for row in rows("first_names")}
