"""Whose a number is, where a referrer is asked for that of the youth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.heard import Turn, filled
from bot.intake.parts import parts

if TYPE_CHECKING:
    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

#: "Bel voorlopig mij, 0493 ...", "0497 ... is van mij".
_OF_WRITER = re.compile(
    r"\bvan (?:mij|mezelf|mijzelf)\b|\bis mijn (?:eigen )?(?:nummer|gsm|telefoon)\b"
    r"|\b(?:bel|stuur|contacteer|app|sms)\w*(?: \w+){0,3} (?:mij|me|ons)\b"
    r"|\b(?:mij|me|ons) (?:\w+ ){0,2}(?:op)?(?:bellen|contacteren|bereiken)\b"
)
_OF_YOUTH = re.compile(
    r"\b(?:zijn|haar) (?:eigen )?(?:nummer|gsm|telefoon)\b|\bvan (?:hem|haar)\b"
)


def told_numbers(question: Question, answers: Answers, text: str, read: Reader) -> Turn | None:
    """Fill in whose numbers the words tell, where one of them is the writer's; else None.

    A coach who calls the trainer for the youth tells him more than the youth permitted.
    """
    is_others = answers.get("referrer_type") in {"service", "private_network"}
    if question.slot != "youth_phone" or not is_others:
        return None
    told: dict[str, object] = {}
    is_writers = False
    for one in parts(text):
        if _OF_YOUTH.search(one.normal):
            is_writers = False
        if _OF_WRITER.search(one.normal):
            is_writers = True
        number = read("youth_phone", one.raw).value
        if number is not None:
            told.setdefault("referrer_phone" if is_writers else "youth_phone", number)
    if "referrer_phone" not in told:
        return None
    return filled(question, told.pop("youth_phone", "none"), told)
