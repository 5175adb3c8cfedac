"""An earlier answer given otherwise in a few words, with nothing that takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.heard import with_dependents
from bot.intake.plain import as_stored
from bot.intake.questions import QUESTIONS, last_answered
from bot.intake.taking_back import is_yes_or_no, without_taking_back
from bot.language.answers import asks
from bot.language.opinion import is_shared

if TYPE_CHECKING:
    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

#: Only such short words can be the new value of the last answer and nothing else.
_FEW_WORDS = 5
#: What few words tell by themselves, and where they would rather tell who writes.
_OTHERWISE = ("living_situation", "income")
_WHO = frozenset({"referrer_type", "referrer_organisation"})


def told_otherwise(
    question: Question, answers: Answers, text: str, read: Reader
) -> dict[str, object]:
    """Return the changes of a few words that answer no question, and an earlier one otherwise.

    "Bij maten meestal", once "op straat" was repeated: nothing else takes it back.
    """
    meant = without_taking_back(text)
    if len(meant.split()) > _FEW_WORDS or asks(text) or question.slot in _WHO:
        return {}
    new: dict[str, object] = {
        slot: reading.value
        for slot in _OTHERWISE
        if slot in answers and slot != question.slot
        for reading in (read(slot, meant),)
        if reading.value not in {None, "none", answers[slot]} and is_shared(reading, meant, slot)
    }
    return with_dependents(new, answers) if len(new) == 1 else {}


def last_otherwise(open_slot: str, answers: Answers, text: str, read: Reader) -> dict[str, object]:
    """Return the new value of the answer before the open question, given in a few words."""
    last = last_answered(open_slot, answers)
    if not last or len(text.split()) > _FEW_WORDS or is_yes_or_no(last):
        return {}
    if QUESTIONS[last].kind == "text" or not read(open_slot, text).is_empty:
        return {}
    value = as_stored(read(last, text).value)
    if value is None or value == answers[last]:
        return {}
    return with_dependents({last: value}, answers)
