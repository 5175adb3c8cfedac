"""What an earlier answer becomes when somebody takes it back in the middle of the intake.

A correction is heard only where it is plain: the words take something back, and name the new
value or the answer that was wrong. Whatever else is unclear stays a question.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.intake.questions import QUESTIONS
from bot.intake.unasked import as_stored, is_plain
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.intake.unasked import Answers, Reader

#: Words that take something back.
_TAKES_BACK = re.compile(
    r"\b(?:sorry|pardon|oei|oeps|wacht|eigenlijk|vergist|verkeerd|foutje?|misd?rukt|mistypt|"
    r"bedoel(?:de)?|klopt niet|niet juist|juister|correctie|serieus|toch niet|nee|neen)\b"
)
#: Words that want the question before this one again.
_GO_BACK = re.compile(r"\b(?:terug|vorige vraag|vorige antwoord|stap terug)\b")
#: By these words an answer is named.
_NAMES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "age": re.compile(r"\b(?:leeftijd|jaar oud|hoe oud)\b"),
        "living_situation": re.compile(
            r"\b(?:slaapplek|slaapplaats|waar (?:ik|hij|ze|zij) slaap)"
        ),
        "income": re.compile(r"\b(?:inkomen|inkomst\w*|leefloon|geld)\b"),
        "region": re.compile(
            r"\b(?:gemeente|streek|regio|woonplaats|waar (?:ik|hij|ze) wil wonen)"
        ),
        "prison": re.compile(r"\bgevangenis\b"),
        "release_date": re.compile(r"\b(?:datum|vrijkomen|vrijkomt|vrijkom)\b"),
        "network_consent": re.compile(r"\bnetwerk\b"),
        "rent_guarantee_consent": re.compile(r"\b(?:huurgarantie|beheerrekening)\b"),
        "youth_name": re.compile(r"\bnaam\b"),
        "youth_phone": re.compile(r"\b(?:nummer|gsm|telefoon)\b"),
        "referrer_organisation": re.compile(r"\b(?:organisatie|dienst)\b"),
        "referrer_email": re.compile(r"\b(?:e ?mail|mailadres|mail)\b"),
    }
)
#: Answers whose new value may stand in words that were no answer to the open question.
_WITH_VALUE = ("age", "income", "living_situation")
#: Only such short words can be the new value of the last answer and nothing else.
_FEW_WORDS = 5


def takes_back(text: str, intent: str) -> bool:
    """Say whether words take an earlier answer back."""
    return intent == "correct_answer" or _TAKES_BACK.search(normalise(text)) is not None


def corrected(
    open_slot: str, answers: Answers, text: str, read: Reader
) -> tuple[str, object] | None:
    """Return the earlier answer that words give anew, and its value as a slot keeps it."""
    last = last_answered(open_slot, answers)
    may_be_last = len(text.split()) <= _FEW_WORDS and not _is_yes_or_no(last)
    plain = [slot for slot in _WITH_VALUE if is_plain(slot, text)]
    for slot in dict.fromkeys((*plain, *([last] if may_be_last else ()))):
        if slot not in answers:
            continue
        value = read(slot, text).value
        if value is not None and as_stored(value) != answers[slot]:
            return slot, as_stored(value)
    return None


def _is_yes_or_no(slot: str) -> bool:
    """Say whether a yes or no answers a question: a no in the middle takes none of them back."""
    return bool(slot) and QUESTIONS[slot].kind.startswith("yes_no")


def named(open_slot: str, answers: Answers, text: str) -> str:
    """Return the earlier answer that words name as wrong; "" where none is named."""
    normal = normalise(text)
    for slot, pattern in _NAMES.items():
        if slot in answers and slot != open_slot and pattern.search(normal):
            return slot
    return last_answered(open_slot, answers) if _GO_BACK.search(normal) else ""


def last_answered(open_slot: str, answers: Answers) -> str:
    """Return the question before the open one that has an answer; "" at the first."""
    slots = list(QUESTIONS)
    before = slots[: slots.index(open_slot)]
    return next((slot for slot in reversed(before) if slot in answers), "")
