"""What is answered to a feeling, to a question for a coach, and to what seems said to nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.asides import SURE, is_other
from bot.intake.beside import only_feels
from bot.intake.heard import Turn, heard_out
from bot.language.cues import has
from bot.language.normalise import normalise
from bot.language.readers.words import is_said_in_between
from bot.language.sentences import without_questions

if TYPE_CHECKING:
    from bot.intake.heard import Heard
    from bot.intake.questions import Question
    from bot.intake.unasked import Answers

#: "Die woont om de hoek, ja?" tells, and asks nothing.
_TAG = re.compile(
    r"\b(?:ja|ok|oke|oké|he|hé|toch|goed|nee|(?:kan|mag) d[ai]t)\W*\?\W*$", re.IGNORECASE
)


def heard_kindly(question: Question, answers: Answers, text: str) -> Turn | None:
    """Answer a feeling, or a question that only a coach can answer; once (``heard_out``)."""
    if question.kind.startswith("yes_no"):
        return heard_out(answers, "felt") if only_feels(text) else None
    is_question = "?" in text and not _TAG.search(text)
    is_question = is_question or has("talk", "question_start", normalise(text))
    only_asks = is_question and not without_questions(text)
    return heard_out(answers, "for_coach") if question.slot == "remarks" and only_asks else None


def perhaps_for_coach(question: Question, answers: Answers, heard: Heard) -> Turn | None:
    """Ask whether a coach should read what seems said to nobody: "wacht, de bel gaat"; once."""
    if is_other(heard) and heard.confidence >= SURE:
        return None
    is_for_nobody = question.slot == "remarks" and is_said_in_between(heard.text)
    return heard_out(answers, "perhaps_for_coach") if is_for_nobody else None
