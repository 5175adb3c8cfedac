"""The first question of every way in: tell shortly what is going on.

While it is open the form asks for its first slot already (Rasa ends a form that asks for none):
whoever answers that question instead, or leaves the story out, is one step further.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.asides import SURE, is_other
from bot.intake.heard import SETTLED, Heard, Turn
from bot.intake.own_story import tells_own_story
from bot.intake.parts import parts
from bot.intake.plain import as_stored
from bot.intake.questions import CRITERIA
from bot.intake.referring import SELF
from bot.intake.unasked import form_of, left_open, told_at_once
from bot.language.answers import asks_why, says_unknown
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

OPENING = "opening"
#: Who told as many conditions in the first sentence is not invited to tell it.
ENOUGH = 2
#: As many words can answer the first question and nothing else.
_FEW_WORDS = 6
_REFERS = re.compile(r"\b(?:aan(?:te)?melden|aanmelding|aanmeld|doorverwijz\w+|inschrijv\w+)\b")
#: Would rather be asked.
_SKIPS = re.compile(
    r"\b(?:vragen|vraag maar|overslaan|sla over|skip|stap voor stap|stel (?:maar|me|mij)"
    r"|liever niet|geen zin|begin maar|jij vraagt|stelt|schiet (?:maar|ma|mo|moar) (?:af|op)"
    r"|kom maar op)\b"
)
#: Says in more words that the assistant has to ask.
_ASK_ME = re.compile(
    r"\b(?:stelt?|vraagt?) (?:(?:gij|jij|u|je|mij|me) )*(?:maar )?(?:vragen|op|maar)\b"
)
#: Reading these out of a story needs more than a reader that expects an answer: "nog niet in
#: orde" is said of something else.
_ONLY_WHEN_PLAIN = frozenset(
    {"age", "referrer_type", "referrer_organisation", "discussed_with_youth"}
)


def invites(told: Collection[str]) -> bool:
    """Say whether the story is asked for, after a first sentence that told this much."""
    return len([slot for slot in told if slot in CRITERIA]) < ENOUGH


def speaks_of_referring(text: str) -> bool:
    """Say whether a story says that somebody is to be referred."""
    return _REFERS.search(normalise(text)) is not None


def opened(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take a message as the story; None where it is a plain answer or something in between."""
    if answers.get("question_stage") != OPENING:
        return None
    if heard.is_button:
        is_skipped = heard.pressed.get("resume_choice") == "continue"
        return Turn(changes=SETTLED) if is_skipped else None
    words = len(heard.text.split())
    is_short = words <= (2 * _FEW_WORDS if _ASK_ME.search(normalise(heard.text)) else _FEW_WORDS)
    if _SKIPS.search(normalise(heard.text)) and is_short:
        return Turn(changes=SETTLED)
    if _is_in_between(heard) or _is_plain_answer(question, heard.text, read):
        return None
    form = form_of(question.slot, answers)
    # The first sentence was a heading; where the story says it otherwise, the story counts.
    before = {slot: value for slot, value in answers.items() if slot not in CRITERIA}
    told = told_at_once(form, before, heard.text, read)
    told = {slot: value for slot, value in told.items() if answers.get(slot) != value}
    if question.slot not in told and question.slot not in _ONLY_WHEN_PLAIN:
        value = as_stored(read(question.slot, heard.text).value)
        told |= {} if value is None else {question.slot: value}
    doubt = left_open(form, {**answers, **told}, heard.text, read)
    say = "heard" if told else "" if doubt else "step_by_step"
    return Turn(changes={**SETTLED, **told, **doubt}, say=say)


def _is_in_between(heard: Heard) -> bool:
    """Say whether words ask or want something else; a story is long and asks nothing."""
    if heard.is_alarm:
        return False
    is_short = len(heard.text.split()) <= 2 * _FEW_WORDS
    is_aside = is_other(heard) and heard.confidence >= SURE and is_short
    return is_aside or asks_why(heard.text)


def _is_plain_answer(question: Question, text: str, read: Reader) -> bool:
    if len(text.split()) > _FEW_WORDS:
        return False
    answer = read(question.slot, text)
    if answer.value not in {None, SELF} and tells_own_story(parts(text)):
        # "Mijn moeder heeft mij buitengezet" is no answer to who writes.
        return False
    return not answer.is_empty and not says_unknown(text)
