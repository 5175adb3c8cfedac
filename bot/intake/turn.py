"""What one message does to an intake: pure, so that every turn can be tested without Rasa.

``hear`` takes the open question and what came in, and says which slots change and what is told
besides the next question. The next question itself is asked by the form.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.ages import without_others
from bot.intake.agreeing import CONDITIONS
from bot.intake.amid import NOT_BY_THE_WAY, own_words, told_beside
from bot.intake.asides import ASIDES, SURE, asks_reason, is_aside, is_unsure, said_before_question
from bot.intake.at_summary import at_summary
from bot.intake.beside import is_beside, leads, led_by, may_drop, only_feels
from bot.intake.changing import ASK_WHICH, back, before_correction, corrected, to_change
from bot.intake.doubts import contradiction, in_town, round_age, town_or_prison, vague
from bot.intake.heard import (
    SETTLED,
    Heard,
    Turn,
    attempts,
    filled,
    not_knowing,
    put_at,
    settled_now,
    unclear,
)
from bot.intake.inside import stray_prison
from bot.intake.instead import something_else
from bot.intake.of_others import without_stories
from bot.intake.off_record import unwritten
from bot.intake.opening import opened
from bot.intake.own_words import repeating_own_words
from bot.intake.pressed import ALREADY_OPEN, BEGINNINGS, PROTECTED, gone_on, pressed
from bot.intake.questions import QUESTIONS, Question
from bot.intake.towns import without_town
from bot.intake.unasked import told_also, told_instead
from bot.intake.unread import (
    chosen,
    has_none,
    named_choice,
    says_little,
    takes_either,
    tells_no_way,
)
from bot.intake.whose_number import told_numbers
from bot.language.answers import (
    doubts_need,
    hesitates,
    says_none,
    says_unknown,
)
from bot.language.record import is_off_record
from bot.language.sentences import without_questions

if TYPE_CHECKING:
    from bot.intake.unasked import Answers, Reader
    from bot.language.answers import Reading

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
    stray = stray_prison(answers, turn.changes)
    turn = replace(turn, changes={**settled_now(answers, turn.changes), **turn.changes, **stray})
    return turn if heard.is_button else repeating_own_words(open_slot, answers, turn, heard.text)


def _asked_back(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take the choice between readings that was asked for: "die van Oostende, niet Gent"."""
    choices = answers.get("open_choices")
    wants_out = heard.intent == "cancel" and heard.confidence >= SURE
    if heard.is_button or wants_out or not isinstance(choices, list | tuple):
        return None
    turn = _read(question, answers, heard, read)
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
        return _answered_beside(question, answers, heard, read)
    if hesitates(heard.text):
        return unclear(answers)
    if question.kind.startswith("yes_no") and only_feels(heard.text) and not heard.is_alarm:
        return Turn(changes=SETTLED, say="felt")
    if question.kind == "text" and question.may_be_none and says_little(heard.text):
        return _not_read(question, answers, heard, read)
    return (
        _corrected(question, answers, heard, read)
        or town_or_prison(question, answers, heard.text, read)
        or round_age(question, answers, heard.text)
        or told_numbers(question, answers, heard.text, read)
        or _read(question, answers, heard, read)
        or _not_read(question, answers, heard, read)
    )


def _corrected(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Put an earlier answer right, and keep the answer in the sentence before that.

    "Dat ziet hij zitten. En een rechtzetting: zijn leefloon is stopgezet."
    """
    turn = corrected(question, answers, heard, read)
    first = before_correction(question, heard.text) if turn and turn.say == "corrected" else ""
    own = _read(question, answers, replace(heard, text=first), read) if first else None
    value = own.changes.get(question.slot) if own else None
    if turn is None or value in {None, "unsure"}:
        return turn
    return replace(turn, changes={question.slot: value, **turn.changes})


def _before_question(
    question: Question, answers: Answers, heard: Heard, read: Reader
) -> Turn | None:
    """Take the few words that answer before a question: "Arno, maar moet hij tekenen?"."""
    said = "" if heard.is_button else said_before_question(question, heard.text, read)
    turn = _read(question, answers, replace(heard, text=said), read) if said else None
    return replace(turn, is_aside=is_aside(question, heard)) if turn else None


def _answered_beside(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Leave a question to the rules, and keep the answer that stands before it, and what is told.

    "Ja, dat is goed. En is dat gratis?" answers both ways; a permission is given by itself alone.
    """
    said = without_questions(heard.text)
    is_choice = question.kind.startswith("yes_no")
    # "Ook zijn ouders? Die heeft hij lang niet gezien" is no no.
    is_answer = bool(said) and (not is_choice or leads(said))
    may_answer = question.kind != "text" and question.slot not in PROTECTED and is_answer
    turn = _read(question, answers, replace(heard, text=said), read) if may_answer else None
    if turn is not None and turn.changes.get(question.slot) not in {None, *NOT_BY_THE_WAY}:
        return replace(turn, is_aside=True)
    return Turn(told_beside(question, answers, heard.text, read), is_aside=True)


def _read(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take the answer to the open question, with what else the words tell."""
    words = _words_of_answer(question, answers, heard, read)
    if not words:
        return None
    if tells_no_way(question, answers, words):
        # Counted, so that what is said again is kept.
        return unclear(answers)
    reading = chosen(question, answers, words, read(question.slot, words), read)
    is_choice = question.kind.startswith("yes_no") and question.slot not in PROTECTED
    if reading.is_empty and is_choice:
        reading = led_by(question.slot, words, read)
    if not _may_refuse(question, answers, heard, reading):
        return None
    if reading.value is None:
        left_open = {"open_choices": list(reading.choices)} if reading.choices else {}
        return Turn(changes=left_open) if left_open else None
    is_end = question.slot == "continue_to_referral" and reading.value == "no"
    also = {} if is_end else told_also(question, answers, reading.value, heard.text, read)
    if question.slot == "youth_name" and also.get("referrer_name") == reading.value:
        # "Ik ben Martine", asked how the youth is called.
        return None
    turn = filled(question, reading.value, {**also, **in_town(answers, reading.value)})
    doubt = contradiction(question, answers, heard.text, read, is_read=True)
    return Turn(changes={**turn.changes, **doubt.changes}) if doubt else turn


def _words_of_answer(question: Question, answers: Answers, heard: Heard, read: Reader) -> str:
    """Return the words that may answer; "" where all of them are about something else."""
    is_where = question.slot == "living_situation"
    words = without_town(heard.text) if is_where else heard.text
    if question.slot == "age" and answers.get("referrer_type") == "self":
        words = without_others(words)
    words = own_words(question, answers, without_stories(question.slot, answers, words), read)
    is_other = is_beside(question, words) or _only_asks(question, words)
    return "" if is_other else words


def _may_refuse(question: Question, answers: Answers, heard: Heard, reading: Reading) -> bool:
    """Say whether a read answer may count: a no to a condition by resemblance is asked again.

    "Familie, die kies je niet" resembles a no; whoever says it again means it.
    """
    tries = attempts(answers)
    if reading.value == "no" and question.slot in CONDITIONS and reading.is_guess and not tries:
        return False
    return may_drop(question.slot, reading.value, heard.text, tries)


def _only_asks(question: Question, words: str) -> bool:
    """Say whether words at a proposal only ask: "Dat ze akkoord is, of dat ze het weet?"."""
    is_choice = question.kind == "yes_no_unsure"
    return is_choice and not leads(words) and not without_questions(words)


def _not_read(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Go on where the reader found nothing: not knowing, having none, an aside, or unclear."""
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
