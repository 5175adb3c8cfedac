"""What one message does to an intake: pure, so that every turn can be tested without Rasa.

``hear`` takes the open question and what came in, and says which slots change and what is told
besides the next question. The next question itself is asked by the form.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.amid import NOT_BY_THE_WAY, told_beside
from bot.intake.answering import names_somebody, of_one_sentence, taken, with_own_answer
from bot.intake.asides import ASIDES, SURE, asks_reason, is_aside, is_unsure, said_before_question
from bot.intake.at_summary import at_summary
from bot.intake.beside import leads
from bot.intake.changing import ASK_WHICH, back, corrected, to_change
from bot.intake.doubts import contradiction, round_age, town_or_prison, vague
from bot.intake.ending import stops_plainly, unless_it_ends
from bot.intake.heard import (
    SETTLED,
    Heard,
    Turn,
    filled,
    heard_out,
    not_knowing,
    put_at,
    settled_now,
    unclear,
)
from bot.intake.inside import stray_prison
from bot.intake.instead import something_else, told_by_the_way
from bot.intake.kindly import heard_kindly, perhaps_for_coach
from bot.intake.off_record import unwritten
from bot.intake.opening import opened
from bot.intake.own_words import repeating_own_words
from bot.intake.pressed import ALREADY_OPEN, BEGINNINGS, PROTECTED, gone_on, pressed
from bot.intake.questions import QUESTIONS, Question
from bot.intake.taking_back import without_request
from bot.intake.unasked import told_instead
from bot.intake.unread import has_none, looks_up, named_choice, says_little, takes_either
from bot.intake.whose_number import told_numbers
from bot.language.answers import (
    doubts_need,
    hesitates,
    says_none,
    says_unknown,
)
from bot.language.record import is_off_record
from bot.language.sentences import before_question, without_questions

if TYPE_CHECKING:
    from bot.intake.unasked import Answers, Reader

__all__ = [
    "ALREADY_OPEN",
    "ASIDES",
    "ASK_WHICH",
    "BEGINNINGS",
    "PROTECTED",
    "SETTLED",
    "Heard",
    "Turn",
    "hear",
]


#: "Ik werk zelf halftijds, telt dat mee?"
_OWN = re.compile(r"\bik (?:\w+ )?zelf\b|\?.*\bik\b", re.IGNORECASE | re.DOTALL)
#: "Bellen jullie dan mijn pa? Zijn nummer is ...".
_OF_ANOTHER = re.compile(r"\b(?:zijn|haar|hun) (?:nummer|gsm|telefoon)\b", re.IGNORECASE)
_OF_WHOEVER = re.compile(r"(?:die|hij|zij|ze|mijn|zijn|haar)\b", re.IGNORECASE)
#: Behind a question so many words answer, and tell no story.
_FEW_WORDS = 4


def hear(open_slot: str, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Take a message as the answer to the open question.

    Args:
        open_slot: The slot that is asked for now.
        answers: The answers so far.
        heard: The message.
        read: Reads a text as the answer to a slot.
    """
    question = QUESTIONS[open_slot]
    if not heard.is_button and is_off_record(heard.text):
        return unwritten(question, heard, lambda rest: hear(open_slot, answers, rest, read))
    if not heard.is_button:
        heard = unless_it_ends(question, answers, replace(heard, text=without_request(heard.text)))
    take = pressed if heard.is_button else _typed
    turn = (
        at_summary(open_slot, answers, heard, read)
        or _asked_back(question, answers, heard, read)
        or to_change(open_slot, answers, heard, read)
        or gone_on(answers, heard, read)
        or opened(question, answers, heard, read)
        or back(question, answers, heard, read)
        or _before_question(question, answers, heard, read)
        or take(question, answers, heard, read)
    )
    turn = with_own_answer(question, answers, turn, heard, read)
    stray = stray_prison(answers, turn.changes)
    turn = replace(turn, changes={**settled_now(answers, turn.changes), **turn.changes, **stray})
    return turn if heard.is_button else repeating_own_words(open_slot, answers, turn, heard.text)


def _asked_back(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take the choice between readings that was asked for: "die van Oostende, niet Gent"."""
    choices = answers.get("open_choices")
    wants_out = heard.intent == "cancel" and heard.confidence >= SURE
    if heard.is_button or wants_out or not isinstance(choices, list | tuple):
        return None
    turn = taken(question, answers, heard, read)
    if turn and turn.changes.get(question.slot) in choices:
        return turn
    named = named_choice(question, choices, heard.text)
    told = str(turn.changes.get(question.slot)) if turn else ""
    names_another = bool(told) and told.casefold() in heard.text.casefold()
    if named is None and not names_another and takes_either(question, heard.text):
        named = choices[0]
    return filled(question, named) if named else None


def _typed(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Take typed words for what the reader makes of them."""
    if asks_reason(question, heard.text):
        return put_at("must" if doubts_need(heard.text) else "why")
    if is_aside(question, heard):
        # "Hij zegt dat het liever De Panne is dan Koksijde, kan dat nog?": nothing answers that.
        is_unknown = heard.intent == "out_of_scope"
        right = corrected(question, answers, heard, read) if is_unknown else None
        answer = right or _no_end(question, answers, heard, read)
        return answer or _answered_beside(question, answers, heard, read)
    if hesitates(heard.text):
        return heard_out(answers, "felt") or unclear(answers)
    if not heard.is_alarm and (said := heard_kindly(question, answers, heard.text)):
        return said
    if question.kind == "text" and question.may_be_none and says_little(heard.text):
        return _not_read(question, answers, heard, read)
    return (
        corrected(question, answers, heard, read)
        or town_or_prison(question, answers, heard.text, read)
        or round_age(question, answers, heard.text)
        or told_numbers(question, answers, heard.text, read)
        or perhaps_for_coach(question, answers, heard)
        or taken(question, answers, heard, read)
        or _not_read(question, answers, heard, read)
    )


def _before_question(
    question: Question, answers: Answers, heard: Heard, read: Reader
) -> Turn | None:
    """Take the few words that answer before a question: "Arno, maar moet hij tekenen?"."""
    is_heard = not heard.is_button and not _is_of_writer(answers, heard.text)
    said = said_before_question(question, heard.text, read) if is_heard else ""
    turn = taken(question, answers, replace(heard, text=said), read) if said else None
    return replace(turn, is_aside=is_aside(question, heard)) if turn else None


def _no_end(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take words for the answer that only sound like an end: "zet maar Miet", "laat vertrekken".

    What was told is gone after an end, so that it is said in so many words, or answers nothing.
    """
    if heard.intent != "cancel" or stops_plainly(question, heard.text) or "?" in heard.text:
        return None
    turn = taken(question, answers, heard, read)
    is_answer = turn is not None and turn.changes.get(question.slot) is not None
    return turn if is_answer else None


def _answered_beside(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Leave a question to the rules, and keep the answer that stands before it, and what is told.

    "Ja, dat is goed. En is dat gratis?" answers both ways; a permission is given by itself alone.
    """
    said = before_question(heard.text) or _short_after(heard.text)
    is_choice = question.kind.startswith("yes_no")
    # "Ook zijn ouders? Die heeft hij lang niet gezien" is no no.
    is_answer = bool(said) and (not is_choice or leads(said))
    is_answer = is_answer and not _is_of_writer(answers, heard.text)
    is_kept_whole = question.kind == "text" and not names_somebody(question, answers, said, read)
    may_answer = is_answer and not is_kept_whole and question.slot not in PROTECTED
    turn = taken(question, answers, replace(heard, text=said), read) if may_answer else None
    turn = turn or _said_beside(question, answers, heard, read)
    if turn is not None and turn.changes.get(question.slot) not in {None, *NOT_BY_THE_WAY}:
        return replace(turn, is_aside=True)
    return Turn(told_beside(question, answers, heard.text, read), is_aside=True)


def _said_beside(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take a plain answer beside a question: "krijg leefloon ma de helft gaat weg, is da erg?".

    A no is not: "dat is jammer, komen jullie ooit naar Aalst?"; nor what the writer lives on.
    """
    is_choice = question.kind.startswith("yes_no")
    is_open = question.slot not in PROTECTED and question.kind != "yes_no"
    may_answer = is_open and not _is_of_writer(answers, heard.text)
    asked, _, _ = heard.text.partition("?")
    # Behind a question only a yes answers: "moet ik betalen? Ik leef zelf van de ziekenkas".
    words = heard.text if is_choice else f"{asked}?"
    turn = (
        of_one_sentence(question, answers, replace(heard, text=words), read)
        if may_answer
        else None
    )
    is_heard = turn is not None and (not is_choice or turn.changes.get(question.slot) == "yes")
    return turn if is_heard else None


def _short_after(text: str) -> str:
    """Return what stands behind a question, where it is a yes or no, or too short for a story."""
    said = without_questions(text)
    is_short = len(said.split()) <= _FEW_WORDS and not _OF_WHOEVER.match(said)
    return said if leads(said) or is_short else ""


def _is_of_writer(answers: Answers, text: str) -> bool:
    """Say whether words tell of somebody else than the youth, whose answer is asked."""
    anothers = _OF_ANOTHER if answers.get("referrer_type") == "self" else _OWN
    return anothers.search(text) is not None


def _not_read(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Go on where the reader found nothing: not knowing, having none, an aside, or unclear."""
    if question.kind in {"phone", "email"} and looks_up(heard.text):
        return unclear(answers)
    if news := told_by_the_way(question, answers, heard.text, read):
        return news
    if question.may_be_none and (says_none(heard.text) or has_none(question, heard.text)):
        return filled(question, "none")
    if says_unknown(heard.text) or is_unsure(heard):
        value = not_knowing(question)
        if value is not None:
            return filled(question, value)
    if heard.is_alarm:
        # The help was the answer; the question is put again as if for the first time.
        told = told_instead(question, answers, heard.text, read)
        doubt = contradiction(question, answers, heard.text, read)
        return doubt or Turn(changes={**SETTLED, **told}, say="noted" if told else "")
    return vague(question, answers, heard.text) or something_else(question, answers, heard, read)
