"""What ends an intake: all that was told is gone after it, so that it must be meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.heard import attempts
from bot.language.answers import says_stop

if TYPE_CHECKING:
    from bot.intake.heard import Heard
    from bot.intake.questions import Question
    from bot.intake.unasked import Answers


def unless_it_ends(question: Question, answers: Answers, heard: Heard) -> Heard:
    """Leave out an end that nobody spoke of: "dit moet snel vooruit", "hij staat hier nu".

    What was told is gone after an end, so that it is said in so many words, or twice.
    """
    is_said = says_stop(heard.text) or "?" in heard.text
    is_said |= question.kind != "text" and attempts(answers) > 0
    return heard if heard.intent != "cancel" or is_said else replace(heard, intent="inform")
