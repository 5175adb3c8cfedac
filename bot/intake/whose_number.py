"""Whose a number is, where a referrer is asked for that of the youth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.heard import Turn, filled
from bot.intake.parts import parts
from bot.language.normalise import normalise
from bot.language.sentences import without_questions

if TYPE_CHECKING:
    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

#: "Bel voorlopig mij, 0493 ...", "0497 ... is van mij".
_OF_WRITER = re.compile(
    r"\bvan (?:mij|mezelf|mijzelf)\b|\b(?:het|de|dat) mijne?\b"
    r"|\bis mijn (?:eigen )?(?:nummer|gsm|telefoon)\b|^naar (?:mij|ons)\b"
    r"|\b(?:bel|stuur|contacteer|app|sms)\w*(?: \w+){0,3} (?:mij|me|ons)\b"
    r"|\b(?:mij|me|ons) (?:\w+ ){0,2}(?:op)?(?:bellen|contacteren|bereiken)\b"
)
_OF_YOUTH = re.compile(
    r"\b(?:zijn|haar) (?:eigen )?(?:nummer|gsm|telefoon)\b|\bvan (?:hem|haar)\b"
    r"|\b(?:dat|dit|die|nummer) van (?:mijn|onze?|de) \w+\b|\b(?:het|dat) (?:zijne|hare)\b"
)


#: "... en dat van mij 0495 ..."
_AND_THE = re.compile(r"\s+en (?=(?:dat|het|de) (?:van|mijn|zijn|haar))", re.IGNORECASE)
#: "Ik heb zelf geen telefoon, bel mijn vriend op 0485 ...".
_HAS_NO_PHONE = re.compile(
    r"^(?!.*\b(?:mijn (?:gsm|nummer|telefoon) is|van mij is)\b)"
    r".*\b(?:geen|niks van|niets van) (?:eigen )?(?:gsm|telefoon|nummer|toestel)\b"
    r"(?! (?:van|abonnement))"
)
_OF_A_THIRD = re.compile(
    r"\b(?:via|naar|bij|van|op|bel) (?:mijn|een|de) (?!gsm|nummer|telefoon|eigen)\w+"
)


def _of_a_third(question: Question, text: str, read: Reader) -> Turn | None:
    """Keep the number of somebody else as the way to reach a youth who has none."""
    said = normalise(text)
    is_thirds = _HAS_NO_PHONE.search(said) and _OF_A_THIRD.search(said)
    if not is_thirds or read("youth_phone", text).is_empty:
        return None
    return filled(question, "none", {"contact_way": without_questions(text)})


def told_numbers(question: Question, answers: Answers, text: str, read: Reader) -> Turn | None:
    """Fill in whose numbers the words tell, where one of them is the writer's; else None.

    A coach who calls the trainer for the youth tells him more than the youth permitted.
    """
    if question.slot != "youth_phone":
        return None
    if answers.get("referrer_type") not in {"service", "private_network"}:
        return _of_a_third(question, text, read)
    told = _numbers(text, read)
    if "referrer_phone" not in told:
        return None
    if told["referrer_phone"] == told.get("youth_phone"):
        # "Hij heeft er geen, bel maar naar mij: 0476 ...".
        del told["youth_phone"]
    return filled(question, told.pop("youth_phone", "none"), told)


def _numbers(text: str, read: Reader) -> dict[str, object]:
    """Return the first number of the youth and of the writer."""
    told: dict[str, object] = {}
    is_writers = False
    for one in parts(_AND_THE.sub(", ", text)):
        if _OF_YOUTH.search(one.normal):
            is_writers = False
        if _OF_WRITER.search(one.normal):
            is_writers = True
        number = read("youth_phone", one.raw).value
        if number is not None:
            told.setdefault("referrer_phone" if is_writers else "youth_phone", number)
    return told
