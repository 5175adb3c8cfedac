"""Whose age a number is, by the words around it, as first messages taught it.

"Amy, 18 zegt ze" and "een koppeltje, hij 22 zij 26, het gaat ons om hem": a first message tells an
age in ways without end, and holds the ages of others. Learned from ``data/told`` with the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.mentions import around, certain
from bot.intake.parts import without_numbers
from bot.intake.spoken_of import MEANWHILE
from bot.intake.telling import FEWEST_WORDS
from bot.language.cues import cues
from bot.language.dates import MONTH
from bot.language.judged import judged
from bot.language.normalise import normalise
from bot.language.numbers import digits_for_words
from bot.language.readers.age import ONCE, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

TOPIC = "told_ages"
AGE = "age"
#: Of a number that words call an age, and of one that contradicts what was told before.
_ANOTHERS, _EVEN = 0.15, 0.5
_NUMBER = re.compile(
    r"(?<![\d/.,:+€-])(?<![a-z]\d)(?<!\d[uh])\d{2}(?=j\b|jr\b|jaar|m\b|v\b|\b)(?![\d/:%]|[.,]\d"
    rf"|-\d)(?! (?:was|waren)\b)(?! ?{UNIT}| (?:{MONTH})\b)"
)
#: "Van haar zes tot haar achttien", "bijna 21".
_UNTIL = re.compile(r"\b(?:(?:van|tot|sinds) (?:haar|zijn|mijn|hun)|bijna) $")
#: Before an age that is none: "niet 20", "hij was toen 17", "pas in mei 20", "hij wordt 20".
NOT_NOW = re.compile(
    r"\b(?:(?:niet|geen|was|waren|toen|word|wordt|bijna|tot|vanaf|van|zei|schreef|typte"
    rf"|{ONCE}|(?:als|wanneer|eens|tegen) (?:dat )?(?:hij|ze|zij|ik|die))"
    rf" (?:(?:pas|in|op|er|al|nog|de|eerst|volgend|volgende|maand|week|jaar|{MONTH}) ){{0,3}}"
    rf"|(?:pas )?(?:in|vanaf) (?:{MONTH}) )$"
)
#: "20 wordt hij pas in mei".
_TO_COME = re.compile(r"\d\d (?:jaar )?(?:wordt|zal|was)\b")
#: Before an age that is told anew without the one of before.
_IS_NOW = re.compile(
    rf"\b(?:{MEANWHILE}|eigenlijk|blijkbaar|toch|blijkt|precies)"
    r" (?:(?:er|al|nog|maar|pas|hij|ze|zij|ik|te|zijn) ){0,3}$"
    r"|\b(?:is|ben) (?:\w+ ){0,2}(?:al|nog|maar|pas) $"
)
#: As old as somebody may be said to be of whom this is told.
_AGES = range(12, 36)


def as_weighed(text: str) -> str:
    """Return a message as its numbers are looked for: in digits, and without phone numbers."""
    return digits_for_words(normalise(without_numbers(text)))


def candidates(told: str) -> Iterator[re.Match[str]]:
    """Find what may be an age in a message as it is weighed."""
    never = [one.span() for one in cues("told")["never_age"].finditer(told)]
    for one in _NUMBER.finditer(told):
        is_none = any(start <= one.start() < end for start, end in never)
        if int(one.group()) in _AGES and not is_none and not _UNTIL.search(told, 0, one.start()):
            yield one


def surroundings(told: str, number: re.Match[str]) -> set[str]:
    """Return what is weighed of a number: what stands around it, how high it is, how many."""
    said = [one.group() for one in candidates(told)]
    return around(told, number.start(), number.end()) | {
        f"years={number.group()}",
        "alone" if len(set(said)) == 1 else f"number={min(said.index(number.group()), 3)}",
        "lowest" if number.group() == min(said) else "higher",
    }


def likely_ages(text: str) -> dict[int, float]:
    """Return how likely each number of a message is the age of the youth."""
    told = as_weighed(text)
    found: dict[int, float] = {}
    for number in candidates(told):
        likely = judged(surroundings(told, number), TOPIC).likely[AGE]
        years = int(number.group())
        found[years] = max(found.get(years, 0.0), likely)
    return found


def age_by_examples(by_rule: object | None, text: str) -> object | None:
    """Return the age of the youth: what words say plainly, unless examples know better.

    They do where they are sure of one number and of no other; against words that say it plainly
    they must be sure that it is another one's.
    """
    if len(text.split()) < FEWEST_WORDS:
        return by_rule
    found = likely_ages(text)
    years = certain(found)
    if years is None:
        return by_rule
    is_anothers = isinstance(by_rule, int) and found.get(by_rule, 1.0) < _ANOTHERS
    return years if by_rule is None or is_anothers else by_rule


def is_of_another(years: object, text: str) -> bool:
    """Say whether a number in a message is more likely another one's age than the youth's."""
    return isinstance(years, int) and likely_ages(text).get(years, 1.0) < _EVEN


def age_put_right(known: object, text: str) -> int | None:
    """Return the one age that takes the place of another: "geen 18 maar 19", "pas in mei 20".

    An age that is denied, or that somebody was or is still to become, is none; nor is a number
    that only stands there, where the age known before is not named.
    """
    told = as_weighed(text)
    is_named = re.search(rf"\b{known}\b", told) is not None
    ages = {
        int(one.group())
        for one in candidates(told)
        if not NOT_NOW.search(told[: one.start()])
        and not _TO_COME.match(told, one.start())
        and (is_named or _IS_NOW.search(told[: one.start()]))
    } - {known}
    return ages.pop() if len(ages) == 1 else None
