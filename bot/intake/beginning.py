"""What a first message begins: a referral, of whom, or a check; read as a whole.

People do not say "ik wil mij aanmelden". They tell where they slept, whose brother they are, which
service they write for. What such messages begin was learned from first messages by many hands
(``data/told/beginnings.jsonl``, ``python -m bench.told``) beside questions about the programme.
"""

from __future__ import annotations

from functools import lru_cache

from bot.intake.parts import parts, without_numbers
from bot.intake.referring import SELF, SOMEBODY, refers
from bot.intake.writing import story
from bot.language.judged import NOTHING_SAID, judged
from bot.language.normalise import normalise

#: The weights for what a message begins, and what they call it.
BEGINNING = "told_begins"
OTHER, CHECK = "other", "check"
#: So sure it must be that words begin something, and that they begin a check.
_SURE, _SURE_OF_CHECK, _SURE_AGAINST_INTENT = 0.45, 0.6, 0.85
#: As sure it must be that who writes is not who cues say.
_SURE_OF_WHOM = 0.75
#: In fewer words a question about the programme asks, and tells nothing.
_FEWEST_WORDS = 4
_FEWEST_OF_STORY = 12


def begins(text: str, *, is_question: bool = False, is_elsewhere: bool = False) -> str:
    """Return what words begin: ``SELF``, ``OTHER``, ``CHECK``, or "" for nothing.

    Args:
        text: A message outside an intake.
        is_question: The classifier takes it for a question that has an answer of its own.
        is_elsewhere: It takes it for words to a coach, or about an earlier referral.
    """
    words = len(normalise(text).split())
    if words < (_FEWEST_OF_STORY if is_question else _FEWEST_WORDS):
        return ""
    value, confidence = _opinion(text)
    needed = _SURE_OF_CHECK if value == CHECK else _SURE
    needed = _SURE_AGAINST_INTENT if is_elsewhere else needed
    return value if confidence >= needed else ""


def is_of_another(text: str) -> bool:
    """Say whether a message that begins an intake is surely about somebody else."""
    return _is_surely(text, OTHER) and refers(text) != SELF


def is_of_writer(text: str) -> bool:
    """Say whether a message that begins an intake is surely about who writes it."""
    return _is_surely(text, SELF) and refers(text) != SOMEBODY


def _is_surely(text: str, value: str) -> bool:
    said, confidence = _opinion(text)
    return said == value and confidence >= _SURE_OF_WHOM


@lru_cache(maxsize=32)
def _opinion(text: str) -> tuple[str, float]:
    found = judged(story(parts(without_numbers(text))), BEGINNING)
    return ("" if found.value == NOTHING_SAID else found.value), found.confidence
