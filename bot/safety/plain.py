"""The plain form in which patterns see a text: no accents, no chat spelling, no doubled letters.

Patterns are written in ordinary Dutch and brought into the same form, so that "slóapn", "slapen"
and "slaaaapen" are one word. This is for the screening alone; it is too coarse to read answers.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.safety.data_file import read_data_file

#: Tokens that end a sentence; a question mark is kept apart, because a question may be no alarm.
SENTENCE_ENDS = (".", "?")


@dataclass(frozen=True)
class _Spelling:
    """The chat forms, and the words that "k" (ik) and "t" (het) are glued to."""

    forms: dict[str, str]
    after_k: frozenset[str]
    after_t: frozenset[str]


_FORMS_FILE = Path(__file__).with_name("patterns") / "spelling.yml"
_LAUGHS = re.compile("[😂🤣😅💀😆]")
_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*|\?+|[.!…;\n]+|[,:]")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_LONG_VOWELS = "aeou"
_DOUBLED = re.compile(r"([a-z])\1")
_SPOKEN_ENDING = re.compile(r"(?<=[a-z]{2}[bdfgklmnprstvwz])n$")


def key(word: str) -> str:
    """Return one spelling for words that differ in doubled letters or in dialect vowels."""
    spoken = word.replace("y", "ij").replace("oa", "a")
    return _DOUBLED.sub(r"\1", _SPOKEN_ENDING.sub("en", spoken))


def plain(text: str) -> str:
    """Return the text as " word word , word . ", every token between single spaces."""
    marked = _LAUGHS.sub(" haha ", text.replace("’", "'"))
    folded = unicodedata.normalize("NFKD", marked).casefold()
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    tokens = [token for found in _TOKEN.findall(bare) for token in _tokens(found)]
    if tokens and tokens[-1] not in SENTENCE_ENDS:
        tokens.append(".")
    return f" {' '.join(tokens)} "


@lru_cache(maxsize=20_000)
def _tokens(found: str) -> tuple[str, ...]:
    """Return the tokens of one stretch of text: a sign, or a word with what is glued to it."""
    if not found[0].isalnum():
        return (_sign(found),)
    spelling = _spelling()
    short = _STRETCHED.sub(_unstretched, found)
    if short in spelling.forms:
        return tuple(key(word) for word in spelling.forms[short].split())
    if "'" in short:
        return tuple(token for part in short.split("'") if part for token in _tokens(part))
    if short[0] == "k" and short[1:] in spelling.after_k:
        return ("ik", *_tokens(short[1:]))
    if short[0] == "t" and short[1:] in spelling.after_t:
        return ("het", *_tokens(short[1:]))
    return (key(short),)


def _unstretched(run: re.Match[str]) -> str:
    """Return "ee" for "eeeee" and "n" for "nnnn": a long vowel is written double."""
    letter = run.group(1)
    return letter * 2 if letter in _LONG_VOWELS else letter


def _sign(found: str) -> str:
    if found[0] in ",:":
        return ","
    return "?" if found[0] == "?" else "."


@lru_cache(maxsize=1)
def _spelling() -> _Spelling:
    content = read_data_file(_FORMS_FILE)
    forms = {
        variant: standard
        for standard, variants in content["forms"].items()
        for variant in variants
    }
    return _Spelling(forms, frozenset(content["after_k"]), frozenset(content["after_t"]))
