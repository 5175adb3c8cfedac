"""What one message does to an intake: pure, so that every turn can be tested without Rasa.

``hear`` takes the open question and what came in, and says which slots change and what is told
besides the next question. The next question itself is asked by the form.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.amid import own_words, told_beside, without_questions
from bot.intake.asides import ASIDES, SURE, asks_reason, is_aside, is_unsure
from bot.intake.at_summary import at_summary
from bot.intake.beside import feels, is_beside, leads, led_by, may_drop
from bot.intake.corrections import given_anew, named, takes_back
from bot.intake.doubts import contradiction, in_town, round_age, town_or_prison, vague
from bot.intake.heard import (
    SETTLED,
    Heard,
    Turn,
    attempts,
    filled,
    forget,
    not_knowing,
    put_at,
    settled_now,
    unclear,
)
from bot.intake.inside import stray_prison
from bot.intake.instead import something_else
from bot.intake.off_record import unwritten
from bot.intake.opening import opened
from bot.intake.own_words import repeating_own_words
from bot.intake.plain import without_others
from bot.intake.pressed import ALREADY_OPEN, BEGINNINGS, PROTECTED, gone_on, pressed
from bot.intake.questions import QUESTIONS, TOLD, Question
from bot.intake.taking_back import denies_what_was_said, is_called_wrong, wants_back
from bot.intake.towns import without_town
from bot.intake.unasked import told_also, told_instead
from bot.intake.unread import chosen, has_none, named_choice, says_little, takes_either
from bot.intake.whose_number import told_numbers
from bot.language.answers import (
    doubts_need,
    hesitates,
    says_none,
    says_unknown,
)
from bot.language.record import is_off_record

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

#: Something must change: which answer?
ASK_WHICH = put_at("change")


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
        or _to_change(open_slot, answers, heard, read)
        or gone_on(answers, heard, read)
        or opened(question, answers, heard, read)
        or _back(question, answers, heard, read)
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


def _to_change(open_slot: str, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
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
    again = named(question.slot, answers, heard.text)
    return Turn(changes={**forget(again, answers), **SETTLED}) if again else None


def _typed(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Take typed words for what the reader makes of them."""
    if asks_reason(question, heard.text):
        return put_at("must" if doubts_need(heard.text) else "why")
    if is_aside(question, heard):
        return _answered_beside(question, answers, heard, read)
    if hesitates(heard.text):
        return unclear(answers)
    if question.kind.startswith("yes_no") and feels(heard.text) and not heard.is_alarm:
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


def _back(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Go back where that is asked: "kan ik een vraag terug?" asks nothing else."""
    wants = not heard.is_button and wants_back(heard.text)
    return _corrected(question, answers, heard, read) if wants else None


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
    if turn is not None and turn.changes.get(question.slot) is not None:
        return replace(turn, is_aside=True)
    return Turn(told_beside(question, answers, heard.text, read), is_aside=True)


def _read(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take the answer to the open question, with what else the words tell."""
    is_where = question.slot == "living_situation"
    words = without_town(heard.text) if is_where else heard.text
    if question.slot == "age" and answers.get("referrer_type") == "self":
        words = without_others(words)
    words = own_words(question, answers, words, read)
    if not words or is_beside(question, words):
        return None
    reading = chosen(question, answers, words, read(question.slot, words), read)
    is_choice = question.kind.startswith("yes_no") and question.slot not in PROTECTED
    if reading.is_empty and is_choice:
        reading = led_by(question.slot, words, read)
    if not may_drop(question.slot, reading.value, heard.text, attempts(answers)):
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


def _corrected(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take back an earlier answer: give it its new value, ask it again, or ask which one."""
    if not takes_back(question, answers, heard.text, heard.intent):
        return None
    changes = given_anew(question, answers, heard.text, read)
    if changes:
        return Turn(changes={**changes, **SETTLED}, say="corrected")
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
