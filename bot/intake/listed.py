"""What a filled-in list tells: each label is a question, the words behind it its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.contact import CONTACT
from bot.intake.labelled import labelled
from bot.intake.parts import Part
from bot.intake.plain import as_stored
from bot.intake.questions import QUESTIONS, order
from bot.language.answers import says_none

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.intake.unasked import Answers, Reader


def told_in_list(
    tellable: Iterable[str], form: str, answers: Answers, text: str, read: Reader
) -> dict[str, object]:
    """Return what the labels of a filled-in list tell: their words are answers by themselves.

    Args:
        tellable: The slots besides contact data that a message may tell unasked.
        form: The form that is open.
        answers: The answers so far.
        text: The message.
        read: Reads a text as the answer to a slot.
    """
    told: dict[str, object] = {}
    may_be_listed = {*tellable, *CONTACT} & {*order(form)}
    for slot, words in labelled(text):
        if slot == "referrer_name" and Part(words).names_service:
            # "Aanmelder: OCMW Ronse", "Aanmelder: Marleen Tanghe, CAW": read with the rest.
            continue
        value = as_stored(read(slot, words).value) if slot in may_be_listed else None
        if value is None and slot in CONTACT and QUESTIONS[slot].may_be_none and says_none(words):
            # "Gsm van hem: geen".
            value = "none"
        if slot not in answers and value is not None:
            told.setdefault(slot, value)
    return told
