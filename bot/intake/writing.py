"""Who writes a first message: the youth, the family, or somebody of a service."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from bot.intake.own_story import said_plainly, tells_of_own_kin
from bot.intake.referring import SOMEBODY, refers
from bot.intake.telling import ASKS, FEWEST_WORDS, STORY_WORDS, length
from bot.language.judged import NOTHING_SAID, judged, weighable
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from bot.intake.parts import Part

#: The weights for who writes, how sure they must be, and how unlikely it must be to them that
#: somebody writes of whom cues say so, for it to be asked.
WRITER = "told_writer"
_SURE_OF_WRITER = {"service": 0.84, "private_network": 0.6, "self": 0.6}
_SURE_AGAINST_RULE, _NOT_THE_WRITER = 0.6, 0.15
#: "Hij slaapt al een maand in het station": nobody is kin without a word of it.
_OF_KIN = re.compile(
    r"\b(?:mijn|ons|onze|buur\w*|hiernaast|vrienden?|vriendin\w*|maat|kameraad|kennis|trainer|baas"
    r"|gebuur\w*|gebure\w*|bij (?:mij|ons)|van mij|ik ken"
    r"|ik (?:ben|was) (?:\w+ ){1,4}van)\b"
)
#: "20 jaar, zit in de gevangenis": somebody else may say so too.
_FIRST_PERSON = re.compile(
    r"\b(?:ik|mij|me|mijn|mezelf|ons|wij|we|ben|heb|slaap|woon|leef|krijg|werk|zoek|verblijf"
    r"|lig)\b"
)
#: "Ik geef hem les, maar ik doe dit in eigen naam".
_IN_OWN_NAME = re.compile(
    r"\bik ben zelf de jongere\b|\bik ben de jongere (?:zelf|over wie|in kwestie|waarover)\b"
    r"|\bin eigen naam\b|\bprive\b|\bpersoonlijk\b|\bals (?:kennis|vriend\w*|buur\w*|familie)\b"
    r"|\bniet (?:voor|namens|vanuit) (?:de|mijn|het|een) (?:school|dienst|werk|organisatie|club)\b"
)
#: As many words of a story are weighed.
_LONGEST_STORY = 200
#: A few words tell who writes only with one of these.
_FACTS = ("age", "living_situation", "income")


def who_writes(by_rule: object | None, message: tuple[Part, ...]) -> object | None:
    """Return who writes: what all of a story resembles, or else what cues say; None to be asked.

    "JAC Oostende. Voor ons zit een jongen van 17 ..." is no more the family's than its mother is.
    """
    if length(tuple(one for one in message if not ASKS.search(one.normal))) < FEWEST_WORDS:
        return by_rule
    return said_plainly(by_rule, message) or _by_story(by_rule, message)


def _by_story(by_rule: object | None, message: tuple[Part, ...]) -> object | None:
    is_plain = any(_IN_OWN_NAME.search(one.normal) for one in message)
    if by_rule is not None and (is_plain or length(message) < STORY_WORDS):
        return by_rule
    own = judged(story(message), WRITER)
    if own.value == NOTHING_SAID or (own.value == "self" and _is_of_somebody(message)):
        return by_rule
    may_be = own.value != "self" or any(_FIRST_PERSON.search(one.normal) for one in message)
    if by_rule is None and length(message) < STORY_WORDS and not _tells_a_fact(message):
        # "Ik heb dit nog nooit gedaan, zeg maar wat je nodig hebt" is nobody's story.
        return None
    # A terse list is written by a service, as a rule, but says nothing of it.
    needed = _SURE_OF_WRITER[own.value] if by_rule is None else _SURE_AGAINST_RULE
    if own.value == "private_network":
        may_be = any(_OF_KIN.search(one.normal) for one in message)
    is_kin = by_rule == "private_network" and own.value == "service" and _is_of_kin(message)
    if may_be and not is_kin and own.confidence >= needed:
        return own.value
    return None if not is_kin and own.likely.get(str(by_rule), 1.0) < _NOT_THE_WRITER else by_rule


def _is_of_somebody(message: tuple[Part, ...]) -> bool:
    """Say whether somebody says to refer another one: "mijn broer ..., ik wil hem aanmelden"."""
    return refers(". ".join(one.raw for one in message)) == SOMEBODY


def _is_of_kin(message: tuple[Part, ...]) -> bool:
    """Say whether it is about kin of who writes, and no service is named."""
    named = any(one.names_service for one in message)
    return not named and tells_of_own_kin(message)


def _tells_a_fact(message: tuple[Part, ...]) -> bool:
    return any(one.tells(fact) for one in message for fact in _FACTS)


def story(message: tuple[Part, ...]) -> set[str]:
    """Return what is weighed of a whole message: its words, and once more those it begins with."""
    said = [
        normalise(", ".join(one.raw for one in group))
        for _, group in groupby(message, key=lambda one: one.sentence)
    ]
    begins = weighable(said[0]) if said else set()
    first = {f"1:{one}" for one in begins if not one.startswith("#")}
    return first | weighable(". ".join(said), longest=_LONGEST_STORY)
