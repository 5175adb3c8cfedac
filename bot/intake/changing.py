"""Answers that are taken back: by a button, in words, or by going back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.asides import SURE
from bot.intake.corrections import given_anew, named
from bot.intake.heard import SETTLED, Heard, Turn, forget, put_at
from bot.intake.questions import QUESTIONS, TOLD, Question
from bot.intake.taking_back import (
    TAKES_BACK,
    denies_what_was_said,
    is_called_wrong,
    takes_back,
    wants_back,
)
from bot.intake.unasked import told_instead
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from bot.intake.unasked import Answers, Reader

#: Something must change: which answer?
ASK_WHICH = put_at("change")

#: "Ik moet iets rechtzetten" and "ga eens terug" answer nothing.
_PUTS_RIGHT = re.compile(
    r"\b(?:rechtzet\w*|vergis\w*|verkeerd\w*|terug|wacht|sorry|misschien|toch|eigenlijk|staan"
    r"|fout\w*|omgedraaid|verwisseld|aanpass\w*|herzien|daarnet|daarstraks|correctie|juister|excuus|excuseer|pardon|oei|ai|mist\w*)\b",
    re.IGNORECASE,
)


_GOES_BACK = re.compile(r"\b(?:ga|gaan|even|eens|stap|vraagje) (?:\w+ )?terug\b|\banders\b")


def to_change(open_slot: str, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take the wish to change an answer: which one by a button, or in words."""
    slot = heard.pressed.get("change_slot", "")
    if slot in answers and (slot in QUESTIONS or slot in TOLD):
        return Turn(changes={**forget(slot, answers), **SETTLED})
    if heard.intent != "correct_answer":
        return None
    if heard.is_button:
        return ASK_WHICH
    # Yes and no are read out of much; who is sure to name a wrong answer is heard before that.
    is_sure = open_slot == "confirm" or heard.confidence >= SURE
    if not is_sure:
        return None
    return _anew(QUESTIONS[open_slot], answers, heard, read) or (
        ASK_WHICH if open_slot == "confirm" else None
    )


def _anew(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Give an earlier answer its new value; or ask for it again, where words only name it."""
    changes = given_anew(question, answers, heard.text, read)
    if changes:
        return Turn(changes={**changes, **SETTLED}, say="corrected")
    again = named(question.slot, answers, heard.text) if _says_it_is_wrong(heard.text) else ""
    return Turn(changes={**forget(again, answers), **SETTLED}) if again else None


def _says_it_is_wrong(text: str) -> bool:
    """Say whether words call something wrong: "ik vervang een collega" names one, and does not."""
    is_said = TAKES_BACK.search(normalise(text)) or _GOES_BACK.search(normalise(text))
    return bool(is_said) or is_called_wrong(text) or wants_back(text)


def back(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Go back where that is asked: "kan ik een vraag terug?" asks nothing else."""
    wants = not heard.is_button and wants_back(heard.text)
    return corrected(question, answers, heard, read) if wants else None


def corrected(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take back an earlier answer: give it its new value, ask it again, or ask which one."""
    is_back = takes_back(question, answers, heard.text, heard.intent)
    changes = given_anew(question, answers, heard.text, read, is_back=is_back)
    if changes:
        return Turn(changes={**changes, **SETTLED}, say="corrected")
    if not is_back:
        return None
    if is_called_wrong(heard.text) or wants_back(heard.text):
        again = named(question.slot, answers, heard.text)
        if again:
            return Turn(changes={**forget(again, answers), **SETTLED})
    is_asked = answers.get("question_stage") == ASK_WHICH.changes["question_stage"]
    is_plain = heard.intent == "correct_answer" and heard.confidence >= SURE
    # "Nee, dat klopt niet!" is no no to the question that stands below what it denies.
    is_plain |= question.kind.startswith("yes_no") and denies_what_was_said(heard.text)
    if not is_plain or is_asked or question.kind == "text":
        return None
    is_answer = not read(question.slot, heard.text).is_empty
    tells = is_answer or told_instead(question, answers, heard.text, read)
    return None if tells else ASK_WHICH


def puts_right(sentence: str) -> bool:
    """Say whether a sentence puts something right, and so answers nothing that is open."""
    said = normalise(sentence)
    return _PUTS_RIGHT.search(sentence) is not None or TAKES_BACK.search(said) is not None
