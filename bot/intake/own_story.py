"""Who tells a story: the youth it is about, or somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.language.cues import found
from bot.language.opinion import NOTHING_SAID, opinion

if TYPE_CHECKING:
    from bot.intake.parts import Part

_TOPIC, _OTHERS = "own_story", "others"
#: So much more of the own story than of others it must be.
_MORE = 2
_FIRST_PERSON = re.compile(r"\b(?:ik|mij|me|mijn|mezelf|ons|onze|wij|we)\b")
_THIRD = re.compile(r"\b(?:hij|zij|ze|hem|haar|zijn)\b")
#: So sure the examples must be of who writes, where no words say it; and as many words it takes.
_SURE, _FEWEST = 0.8, 6


def tells_own_story(message: tuple[Part, ...]) -> bool:
    """Say whether somebody tells where they sleep, what they live on or when they must go."""
    own = others = 0
    for one in message:
        labels = set(found(_TOPIC, one.normal))
        others += _OTHERS in labels
        own += len(labels - {_OTHERS})
    return own > 0 and own >= _MORE * others


def by_resemblance(message: tuple[Part, ...]) -> str | None:
    """Return who writes by the examples of all that is told; None where they are not sure.

    A service says so; whose trainer or teacher somebody is leaves it open.
    """
    words = ", ".join(one.raw for one in message)
    is_first_person = any(_FIRST_PERSON.search(one.normal) for one in message)
    if len(words.split()) < _FEWEST or any(one.names_service for one in message):
        return None
    own = opinion(words, "referrer_type")
    if own.value in {NOTHING_SAID, "service"} or own.confidence < _SURE:
        return None
    is_of_other = any(_OTHERS in found(_TOPIC, one.normal) for one in message)
    if own.value == "self":
        is_alone = is_first_person or not any(_THIRD.search(one.normal) for one in message)
        return "self" if is_alone and not is_of_other else None
    return own.value if is_first_person else None
