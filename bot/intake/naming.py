"""Whose name a capitalised word is, by the words around it, as first messages taught it.

"Ik meld Glenn aan, geboren op ..." and "Groeten, Mieke" name somebody in ways without end; what
stands before and behind a name tells whose it is. Learned from ``data/told`` with the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.parts import LONG_NUMBER
from bot.intake.telling import FEWEST_WORDS
from bot.language.judged import judged
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

TOPIC = "told_names"
YOUTH, REFERRER = "youth_name", "referrer_name"
#: So sure it must be; measured on openings of strangers (docs/nlu.md).
_SURE = 0.6
#: As many words on each side are looked at, and of the sentence before the name.
_SIDE, _BEFORE = 4, 12
#: Before a name, and no part of it.
_NO_NAME = (
    r"(?!(?:Groet(?:en|jes)?|Mvg|Met|Liefs|Grtz|Xx+|Beste|Dag|Hallo|Hoi|Hey|Geachte|Goeie\w*|Dank\w*"
    r"|Vriendelijke|Papa|Mama|Tante|Nonkel|Oma|Opa|Meester|Juf|Mevrouw|Meneer|Mr|Dr|Mw|Mevr"
    r"|Ondergetekende|Gedetineerde|Jongere|Cli[eë]nte?)\b)"
)
_NAME = re.compile(
    rf"(?<![\w@.]){_NO_NAME}[A-ZÀ-Þ][\w'’-]+"
    r"(?: (?:(?:[Vv]an|[Dd]e|den|[Dd]er|[Tt]er|[Ee]l|[Aa]l|'t) )*[A-ZÀ-Þ][\w'’-]+){0,2}(?![\w@])"
)
_TOKEN = re.compile(r"\w[\w'’-]*|[^\w\s]")
_AGE = re.compile(r"\d\d")
_STOP = re.compile(r"[.!?\n]")
_ENDS = frozenset(".!?")


def candidates(text: str) -> Iterator[re.Match[str]]:
    """Find what is written as a name: one to three words with a capital."""
    yield from _NAME.finditer(text)


def surroundings(text: str, name: re.Match[str]) -> set[str]:
    """Return what is weighed of a name: the words on both sides, and its place in the message."""
    before = [_plain(one) for one in _TOKEN.findall(text[: name.start()])[-_SIDE:]][::-1]
    after = [_plain(one) for one in _TOKEN.findall(text[name.end() :])[:_SIDE]]
    found = {f"b{at}={one}" for at, one in enumerate(before)} | {f"b={one}" for one in before}
    found |= {f"a{at}={one}" for at, one in enumerate(after)} | {f"a={one}" for one in after}
    found.add("bb=" + " ".join(reversed(before[:2])))
    found.add("aa=" + " ".join(after[:2]))
    found.add("ba=" + " ".join([*before[:1], *after[:1]]))
    words = name.group().split()
    found |= {f"words={len(words)}", f"first={words[0].lower()}", f"last={words[-1].lower()}"}
    is_first = not before or before[0] in _ENDS or text[: name.start()].endswith("\n")
    found.add("begins" if is_first else "inside")
    found.add(f"fifth={5 * name.start() // len(text)}")
    rest = text[name.end() :]
    found |= _kinds(before, after, rest)
    begin = max((stop.end() for stop in _STOP.finditer(text[: name.start()])), default=0)
    sentence = _TOKEN.findall(normalise(text[begin : name.start()]))
    return found | {f"s={one}" for one in sentence[-_BEFORE:]}


def _kinds(before: list[str], after: list[str], rest: str) -> set[str]:
    kinds = {
        "very first": not before,
        "very last": not after,
        "age behind": any(_AGE.fullmatch(one) for one in after[:3]),
        "number behind": LONG_NUMBER.match(rest.lstrip(" ,(:")) is not None,
        "address behind": "@" in rest[:60],
    }
    return {kind for kind, is_so in kinds.items() if is_so}


def named_by_examples(text: str) -> dict[str, str]:
    """Return the names of youth and referrer, where examples are sure whose they are."""
    if len(text.split()) < FEWEST_WORDS:
        return {}
    best: dict[str, tuple[float, str]] = {}
    for name in candidates(text):
        own = judged(surroundings(text, name), TOPIC)
        if own.value in {YOUTH, REFERRER} and own.confidence >= _SURE:
            best[own.value] = max(best.get(own.value, (0.0, "")), (own.confidence, name.group()))
    return {slot: name for slot, (_, name) in best.items()}


def _plain(token: str) -> str:
    return normalise(token) or token
