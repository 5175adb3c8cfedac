"""What becomes of words that answer nothing: something told instead, a question, a new intake."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.asides import SURE, SURE_OVER_WORDS, is_other
from bot.intake.at_summary import is_remark, with_remark, withdraws
from bot.intake.briefly import told_otherwise
from bot.intake.checking import checks
from bot.intake.doubts import contradiction
from bot.intake.heard import SETTLED, Heard, Turn, heard_out, put_at
from bot.intake.pressed import ALREADY_OPEN, BEGINNINGS
from bot.intake.referring import SELF, refers
from bot.intake.unasked import told_instead
from bot.intake.unread import not_understood
from bot.intake.volunteered import volunteered
from bot.language.answers import asks, says_only_yes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

#: "Kan ik dat achteraf nog intrekken?" withdraws nothing yet.
_IF_LATER = re.compile(
    r"^[^.!]*\b(?:achteraf|later|nadien|altijd|straks|als (?:hij|ze|zij|ik))\b[^.!]*\?\s*$", re.I
)
_REFUSES = re.compile(r"\W*(?:nee+n?|geen|gene|gin|via|liever)\b", re.I)
_BECAUSE = re.compile(r"\W*(?:want|omdat|anders)\b", re.I)
#: Who tells as many words that nobody can read is thanked for the story.
STORY_WORDS = 20


def something_else(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Leave small talk and questions to the rules, note what is told unasked, or ask again."""
    told = told_instead(question, answers, heard.text, read)
    doubt = contradiction(question, answers, heard.text, read)
    # "Ik heb een leefloon" tells something, though it sounds like the question about incomes.
    may_tell = heard.intent.startswith("ask_") or heard.intent == "out_of_scope"
    tells = may_tell and not asks(heard.text) and bool(told or doubt)
    if is_other(heard) and heard.confidence >= SURE and not tells:
        return Turn(is_aside=True)
    if doubt:
        return doubt
    is_own = answers.get("referrer_type") == "self" and refers(heard.text) == SELF
    if _begins_anew(heard) and not (told and is_own):
        return ALREADY_OPEN
    noted = _noted(question, answers, heard, read, told)
    if noted:
        return noted
    if _only_agrees(question, answers, heard.text):
        return replace(put_at("why"), say="agreed")
    return put_at("why") if _asks(heard.text) else not_understood(question, answers, heard.text)


def told_by_the_way(question: Question, answers: Answers, text: str, read: Reader) -> Turn | None:
    """Note what a coach has to know, told where something else was asked; None where none is.

    "Oh, en ze heeft een zoontje, had ik nog niet gezegd" is no lack of a number.
    """
    if question.kind not in {"phone", "email", "text"} or question.slot == "remarks":
        return None
    news = {} if _REFUSES.match(text) else volunteered(answers, text, read)
    return Turn(changes=news, say="noted") if news else None


def _asks(text: str) -> bool:
    """Say whether words ask something, and no more than why behind it: "moet dat? Want ..."."""
    asked, mark, behind = text.partition("?")
    return asks(text) or (bool(mark) and asks(f"{asked}?") and bool(_BECAUSE.match(behind)))


def _only_agrees(question: Question, answers: Answers, text: str) -> bool:
    """Say whether a bare yes is to what was repeated, for the question below asks for no yes."""
    is_told = answers.get("question_stage") == put_at("why").changes["question_stage"]
    is_closed = question.kind.startswith("yes_no") or question.kind == "text"
    asks_which = question.slot == "referrer_type" or answers.get("open_choices")
    return not is_closed and not asks_which and not is_told and says_only_yes(text)


def _noted(
    question: Question, answers: Answers, heard: Heard, read: Reader, told: Mapping[str, object]
) -> Turn | None:
    """Take what words tell instead: something new, an earlier answer otherwise, a story."""
    if told:
        return Turn(changes=told, say="noted")
    otherwise = told_otherwise(question, answers, heard.text, read)
    if otherwise:
        return Turn(changes={**otherwise, **SETTLED}, say="corrected")
    if question.slot == "confirm" and withdraws(heard.text) and not _IF_LATER.search(heard.text):
        return put_at("declined")
    if question.slot == "confirm" and is_remark(heard.text):
        added = with_remark(answers, heard.text)
        if added:
            return Turn(changes={**added, **SETTLED}, say="noted")
    is_story = len(heard.text.split()) >= STORY_WORDS
    return heard_out(answers, "story") if is_story else None


def _begins_anew(heard: Heard) -> bool:
    """Say whether another intake is wanted; who asks "past hij dan niet?" speaks of this one."""
    if heard.intent == "check_eligibility" and (asks(heard.text) or not checks(heard.text)):
        return False
    return heard.intent in BEGINNINGS and heard.confidence >= SURE_OVER_WORDS
