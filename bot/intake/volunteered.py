"""What nobody asks and is kept when told: a date of birth, earlier help, points of attention."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.attention import PRISONS
from bot.intake.company import company, own_company
from bot.intake.of_others import KIN_OF_WRITER, KIN_OF_YOUTH
from bot.intake.parts import Part, own_service, parts
from bot.language.change import CAME_FREE
from bot.language.cues import has
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from bot.intake.unasked import Answers, Reader

#: Each code is a label of ``told.cues``; the label behind it takes it back.
_CODES = {
    "way_of_working": "no_way_of_working",
    "no_papers": "has_papers",
    "imposed": "not_imposed",
    "with_child": "no_child",
    "with_partner": "",
}

_BORN = re.compile(r"\b(?:geboren|geboortedatum|geboortedag|verjaardag)\b")
#: "Contextbegeleiding: twee jaar gehad" is no service that writes.
_BEFORE = re.compile(
    r"\b(?:gehad|geweest|vroeger|ooit|nooit|gekregen|kreeg|liep|gelopen|gestopt|afgelopen"
    r"|afgerond|beeindigd|stopgezet|aan huis)\b"
)
_KIN = re.compile(
    r"\b(?:broer|zus|kind|baby|dochter|zoon|lief|vriend|vriendin|partner|moeder|vader|mama|papa"
    r"|neef|nicht)(?:tje|je|ke|kes|tjes)?\b"
)
#: "Zijn vader kwam vrij uit de gevangenis van Brugge".
_KIN_OF_YOUTH = re.compile(rf"^(?:(?:en|maar|want) )?{KIN_OF_YOUTH}\b")
_KIN_OF_WRITER = re.compile(rf"^(?:(?:en|maar|want) )?{KIN_OF_WRITER}\b")
#: As old as a youth may be said to be, those who are too young or too old among them.
_AGES = range(10, 31)
_CAME_FREE = re.compile(rf"\b(?:hij|ze|zij|ik) (?:is|ben) (?:\w+ ){{0,4}}{CAME_FREE}\b")
_PRISON_OF = re.compile(r"\b(?:gevangenis|bak|detentiehuis) (?:van|in|te) \w+")
#: "Vrijgekomen uit de gevangenis van Ieper".
_OUT_OF = re.compile(
    r"\b(?:uit|in) (?:de |den |het )?((?:gevangenis|bak|detentiehuis) (?:van|in|te) \w+)"
)


def volunteered(answers: Answers, text: str, read: Reader) -> dict[str, object]:
    """Return what a message tells of the slots that are never asked."""
    message = parts(text)
    told: dict[str, object] = {}
    born = read("birth_date", text).value
    if born is not None and "birth_date" not in answers:
        # "Ze is van 3 mei 2005" was read as an age already.
        years = read("age", str(born)).value
        is_youths = years == answers.get("age")
        # "21 jaar. Op 9 januari 2026 vrijgekomen": no day of birth.
        if is_youths or (years in _AGES and _speaks_of_birth(message)):
            told["birth_date"] = str(born)
    help_before = [one for one in message if one.tells("earlier_home_support")]
    if help_before and "earlier_home_support" not in answers:
        service = own_service(message)
        words = ", ".join(
            one.raw for one in help_before if one not in service or _BEFORE.search(one.normal)
        )
        value = read("earlier_home_support", words).value if words else None
        if value is not None:
            told["earlier_home_support"] = value
    codes = _codes(answers, text, message, read)
    return {**told, "attention": codes} if codes else told


def born_anew(answers: Answers, message: tuple[Part, ...], read: Reader) -> dict[str, object]:
    """Return another date of birth than before, with the age that goes with it.

    The birthday of a brother or a child is another one's.
    """
    words = ", ".join(
        one.raw for one in message if _BORN.search(one.normal) and not _KIN.search(one.normal)
    )
    if words and not any(digit.isdigit() for digit in words):
        # "Mijn geboortedatum is fout, het is 14 april 2006".
        words = ", ".join(one.raw for one in message if not _KIN.search(one.normal))
    born = read("birth_date", words).value if words and "birth_date" in answers else None
    if born is None or str(born) == answers["birth_date"]:
        return {}
    age = read("age", str(born)).value
    return {"birth_date": str(born), "age": age} if age in _AGES else {}


def _codes(answers: Answers, text: str, message: tuple[Part, ...], read: Reader) -> list[str]:
    """Return all points of attention, with the new ones; empty where there is no new one."""
    known = answers.get("attention")
    is_self = answers.get("referrer_type") == "self"
    before = [str(code) for code in known] if isinstance(known, (list, tuple)) else []
    own = own_company(message, is_self=is_self)
    told = company(text, is_self=is_self)
    new = [
        code
        for code, taken_back in _CODES.items()
        if code not in before
        and (code in told or any(_tells(one, code, taken_back) for one in own))
    ]
    left = _left_prison(message, read, is_self=is_self)
    if left and left not in {*before, *new}:
        new.append(left)
    if is_self and "with_partner" not in {*before, *new} and _names_own_partner(text):
        new.append("with_partner")
    return [*before, *new] if new else []


def _left_prison(message: tuple[Part, ...], read: Reader, *, is_self: bool) -> str:
    """Return the code for who came free some time ago; "" where no prison is named."""
    of_kin = _KIN_OF_WRITER if is_self else _KIN_OF_YOUTH
    own = (one for one in message if not of_kin.search(one.normal))
    words = ", ".join(
        one.raw for one in own if one.tells("left_prison") and not one.tells("long_ago")
    )
    # "Vrijgekomen" says that somebody is in no prison now; which one it was stands behind it.
    freed = (one for one in message if not one.tells("long_ago"))
    if not words and any(_CAME_FREE.search(one.normal) for one in freed):
        # "Ik zat met hem in de gevangenis van Gent. Hij is in januari vrijgekomen".
        words = ", ".join(one.raw for one in message if _PRISON_OF.search(one.normal))
    named = _OUT_OF.search(normalise(words))
    prison = read("prison", named[1] if named else words).value if words else None
    if prison in {None, "none"}:
        return ""
    return "leaving_detention" if prison in PRISONS else "other_prison"


def _tells(one: Part, code: str, taken_back: str) -> bool:
    return one.tells(code) and not (taken_back and one.tells(taken_back))


def _speaks_of_birth(message: tuple[Part, ...]) -> bool:
    return any(one.tells("age") for one in message)


def _names_own_partner(text: str) -> bool:
    """Say whether a youth speaks of a husband or wife; of a mother it would be the father."""
    # "Mijn vriendin en ik slapen ..." is one clause of two parts.
    return has("told", "own_partner", normalise(text))
