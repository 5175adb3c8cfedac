"""Which number of a message is the youth's age, where words say it plainly, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.parts import Part, without_numbers
from bot.language.change import without_replaced
from bot.language.cues import has
from bot.language.dates import MONTH
from bot.language.normalise import normalise
from bot.language.readers.age import ONCE, UNIT

if TYPE_CHECKING:
    from bot.intake.unasked import Answers, Reader

#: Who writes about somebody else.
OTHERS = frozenset({"service", "private_network"})
#: "Ik ben 58", said by somebody else than the youth.
OWN_AGE = re.compile(r"\b(?:ben|word) (?:\w+ )?\d{2}\b")
#: A number that is all of a part, or stands where an age would: "nu 19", "w 18", "22 j".
_ALONE = re.compile(
    r"^(?:(?:nu|ik|hij|ze|zij|m|v|x|man|vrouw|jongen|meisje|cliente?|zelf|zin|al|ben|is) ?)*\d{2}"
    r"(?: ?(?:j|jaar|jr|ans|zin ik|ben ik|zijn ik|zin'?k))?(?: ?(?:m|v|x))?"
    r"(?: (?:bijna|w|word|wordt|zin)\b.*)?$"
)
_AGES = range(10, 61)
#: As old as somebody may be for whom this is asked.
_YOUTHS_AGES = range(15, 27)
_NUMBER = re.compile(
    r"(?<![\d/.,-])(?<!bijna )(?<!geen )(?<!niet )\d{2}(?![\d/,-]|\.\d)"
    rf"(?! (?:{MONTH}|{UNIT})\b)"
)
#: "Zijn broer van 23" is somebody else.
_THEIR_KIN = re.compile(
    r"\b(?:zijn|haar|hun|(?:heeft|met) een) (?:\w+ )?(?:broer|zus|vriend|vriendin|lief|partner"
    r"|moeder|vader|tante|nonkel|oom|neef|nicht|kind|zoon|dochter) (?:van|is) (?:\w+ )?\d{2}\b"
)
#: "Zijn broer is geboren op 3 juni 2010".
_KIN_BORN = re.compile(
    r"\b(?:zijn|haar|hun|mijn) (?:\w+ )?(?:broer|zus|kind|zoon|dochter)\w* (?:is|werd) geboren"
    r"[^,;]*",
    re.IGNORECASE,
)
_OTHERS_AGE = re.compile(r"\b(?:en )?(?:zij|ze|hij|mijn \w+) (?:is )?\d{2}\b", re.IGNORECASE)
#: "Ik ben een mama van 20": no age of a child.
_IS_PARENT_OF_AGE = re.compile(r"\bik ben (?:\w+ ){1,4}van (\d{2})\b")
#: An age still to come: "wordt in mei 18", "(18 op 12 juni)".
_TURNING = re.compile(
    rf"\b{ONCE} (?:\w+ )?\d{{2}}\b"
    r"|\bw(?:ordt?|or)?(?: \S+){0,3} \d{2}\b|(?<!van )\b\d{2} (?:jaar )?wordt?\b|\b\d{2} op (?=\d)"
)


def tells_own_age(message: tuple[Part, ...]) -> bool:
    """Say whether somebody tells the own age among others: "mijn vriendin is 20, ik ben 19"."""
    is_own = any(OWN_AGE.search(one.normal) for one in message)
    return is_own and len(_ages(message)) > 1


def told_age(
    words: str, message: tuple[Part, ...], answers: Answers, read: Reader
) -> object | None:
    """Read an age, where no other age stands beside it and the writer's own is not meant."""
    words = _KIN_BORN.sub(" ", words)
    if len(_ages(message)) > 1:
        return _age_of_youth(message, answers, read)
    if not words:
        return None if "age" in answers else _lone_age(message, read)
    value = read("age", words).value
    if value is not None:
        return value
    of_parent = _IS_PARENT_OF_AGE.search(normalise(words))
    if of_parent and int(of_parent[1]) in _YOUTHS_AGES:
        return int(of_parent[1])
    # "Mijn broer van 20" is the youth once we know that a brother writes.
    return _only_number(message) if answers.get("referrer_type") in OTHERS else None


def without_others(text: str) -> str:
    """Return a youth's words without the age of somebody else: "ik ben 23 en zij 20"."""
    own = _OTHERS_AGE.sub(" ", text)
    return own if _NUMBER.search(own) else text


def _only_number(message: tuple[Part, ...]) -> int | None:
    ages = _ages(tuple(one for one in message if has("told", "age", one.without_no_age)))
    return ages.pop() if len(ages) == 1 else None


def _age_of_youth(message: tuple[Part, ...], answers: Answers, read: Reader) -> object | None:
    """Read the age among those of others, where it is known who writes: "mama 41 en zoon 19"."""
    if "age" in answers or answers.get("referrer_type") is None:
        return None
    # A number before a comma may be a part of another one.
    words = " ; ".join(one.raw for one in message if _ages((one,)))
    words = without_others(words) if answers["referrer_type"] == "self" else words
    value = read("age", words).value
    return value if value in _YOUTHS_AGES else None


def _lone_age(message: tuple[Part, ...], read: Reader) -> object | None:
    """Read the one number that may be a youth's age, where no word says what it is."""
    if len(message) == 1 and message[0].normal.isdigit():
        return None
    numbered = [one for one in message if _ages((one,)) and _ALONE.search(one.normal)]
    value = read("age", numbered[0].raw).value if len(numbered) == 1 else None
    return value if value in _YOUTHS_AGES else None


def _ages(message: tuple[Part, ...]) -> set[int]:
    """Return all numbers of a message that may be somebody's age."""
    return {
        int(number)
        for one in message
        for number in _NUMBER.findall(_own_numbers(Part(without_numbers(one.raw))))
        if int(number) in _AGES
    }


def _own_numbers(one: Part) -> str:
    """Return words without ages to come, those of the youth's own kin, and what was replaced."""
    return without_replaced(_THEIR_KIN.sub(" ", _TURNING.sub(" ", one.without_no_age)))
