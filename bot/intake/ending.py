"""What ends an intake: all that was told is gone after it, so that it must be meant."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.heard import attempts
from bot.language.answers import says_stop
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from bot.intake.heard import Heard
    from bot.intake.questions import Question
    from bot.intake.unasked import Answers

#: What a question says that asks for the end: "kan ik stoppen?", "hoe raak ik hier uit?".
_ENDS_PLAINLY = re.compile(
    r"\b(?:stop\w*|gestopt|kap\w*|annul\w*|ophouden|afsluiten|sluiten|afbreken|uit(?:stappen)?|weg"
    r"|menu|cancel|exit|opnieuw beginnen|(?:her)?begin\w*(?: \w+)? opnieuw"
    r"|(?:straks|later|morgen)(?: \w+){0,3}"
    r" (?:verder|terug|voort|afwerken|invullen)"
    r"|moet (?:nu|dringend|even|subiet))\b",
    re.IGNORECASE,
)

#: What is asked of these is a fact, which may hold a word of the end.
_FACTS = frozenset({"age", "living_situation", "income", "region", "prison", "month_or_date"})
_STOPS = re.compile(
    r"\b(?:ik|we|wij|wil|laat|hou|ga|kan) (?:\w+ ){0,4}(?:stop\w*|kap\w*|op|af|zitten|weg"
    r"|ophouden)\b|^(?:\w+ ){0,2}(?:stop|kap|annul\w*|cancel|exit|quit|genoeg)\b|\blaat maar\b"
    r"|\b(?:beu|genoeg|goesting|zin|van gedacht)\b"
)


def unless_it_ends(question: Question, answers: Answers, heard: Heard) -> Heard:
    """Leave out an end that nobody spoke of: "dit moet snel vooruit", "hij staat hier nu".

    What was told is gone after an end, so that it is said in so many words, or twice.
    """
    # "Moeten we dan heel dit formulier opnieuw doen?" ends nothing.
    is_question = "?" in heard.text
    is_said = _ENDS_PLAINLY.search(heard.text) if is_question else says_stop(heard.text)
    is_said = bool(is_said) or (question.kind != "text" and attempts(answers) > 0)
    return heard if heard.intent != "cancel" or is_said else replace(heard, intent="inform")


def stops_plainly(question: Question, text: str) -> bool:
    """Say whether words end an intake whatever they answer.

    "Niets meer, het OCMW heeft het stopgezet" answers what somebody lives on.
    """
    if question.kind not in _FACTS:
        return says_stop(text)
    return says_stop(text) and _STOPS.search(normalise(text)) is not None
