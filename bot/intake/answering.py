"""Typed words as the answer to the open question: all of them, or the sentence that answers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.ages import without_others
from bot.intake.amid import NOT_BY_THE_WAY, may_answer_alone, own_words
from bot.intake.asides import asks_beside
from bot.intake.beside import is_beside, leads, led_by, may_drop, wavers
from bot.intake.changing import puts_right
from bot.intake.doubts import contradiction, in_town
from bot.intake.heard import Heard, Turn, attempts, filled, unclear
from bot.intake.instead import told_by_the_way
from bot.intake.of_others import has_nothing_beside, says_nothing_first, without_stories
from bot.intake.pressed import PROTECTED
from bot.intake.towns import without_town
from bot.intake.unasked import told_also
from bot.intake.unread import chosen, tells_no_way, tells_way, way_before_question
from bot.language.answers import asks
from bot.language.cues import has
from bot.language.first_names import is_first_name
from bot.language.normalise import fold
from bot.language.permissions import permits
from bot.language.reading import CONDITIONS, NOTHING, Reading
from bot.language.sentences import ends_in_question, sentences, stated, without_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

#: What is kept as typed has no sentence of its own; what is sent is said in so many words.
_WHOLE = frozenset({"contact_way", "remarks", "confirm"})
_SEVERAL = 2
#: "Nee, ik ben 19. En ja, zo'n coach is tof": what stands behind "en" may be the answer.
_AND_YES = re.compile(
    r",? en (?=(?:ja|jawel|nee|da|dat|die|zo|zo'n|ik|ikzelf|hij|ze|voor|opslaan|geen)\b)",
    re.IGNORECASE,
)
#: A number or address is one wherever it stands.
_NUMBERED = frozenset({"phone", "email"})


def taken(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take the answer to the open question, with what else the words tell; None for none."""
    words = _words_of_answer(question, answers, heard.text, read)
    if words and tells_no_way(question, answers, words):
        # Counted, so that what is said again is kept.
        return told_by_the_way(question, answers, words, read) or unclear(answers)
    reading = _reading(question, answers, words, read) if words else NOTHING
    if not _may_refuse(question, answers, heard.text, reading):
        return None
    if reading.is_empty:
        return of_one_sentence(question, answers, heard, read)
    if reading.value is None:
        return Turn(changes={"open_choices": list(reading.choices)})
    return _filled(question, answers, reading.value, heard, read)


def with_own_answer(
    question: Question, answers: Answers, turn: Turn, heard: Heard, read: Reader
) -> Turn:
    """Return a turn that puts an answer right, with the answer to the open question beside that.

    "Sorry, ze is 22, geen 20. Van die coach zegt ze: hoe meer hoe liever."
    """
    if turn.say != "corrected" or question.slot in {"confirm", "remarks", *turn.changes}:
        return turn
    value = _beside_correction(question, answers, heard.text, read)
    # What is not sure may be what was put right; a number is one of the two.
    if value in {None, "unsure", *_texts(turn.changes)}:
        return turn
    return replace(turn, changes={question.slot: value, **turn.changes})


def _texts(changes: Mapping[str, object]) -> set[str]:
    return {one for one in changes.values() if isinstance(one, str)} - {"yes", "no"}


def _beside_correction(
    question: Question, answers: Answers, text: str, read: Reader
) -> object | None:
    """Return the answer that stands beside the words that put another one right."""
    if question.kind in _NUMBERED:
        return read(question.slot, text).value
    said = [one for sentence in sentences(text) for one in _AND_YES.split(sentence)]
    others = [one for one in said if not puts_right(one)]
    if question.slot == "contact_way":
        return " ".join(filter(tells_way, others)) or None
    if question.slot in PROTECTED:
        return "yes" if any(permits(question.slot, one) for one in others) else None
    if len(said) < _SEVERAL:
        return None
    value = _agreed(question, answers, others, read)
    return value or _alone(question, answers, " ".join(others), read).value


def of_one_sentence(
    question: Question, answers: Answers, heard: Heard, read: Reader
) -> Turn | None:
    """Take what one sentence answers among others that do not: "Dirk. Ziet zij mijn naam?"."""
    # "Mijn vriend vond dit. Hij woont in Antwerpen": whose story it is stands in the first.
    said = sentences(without_stories(question.slot, answers, heard.text))
    is_open = question.slot not in _WHOLE and (len(said) >= _SEVERAL or "?" in heard.text)
    if not is_open or (question.slot in PROTECTED and any(map(wavers, said))):
        return None
    value = _agreed(question, answers, said, read)
    is_of_question = value == "no" and _refuses_what_is_asked(heard.text)
    if is_of_question or (value in NOT_BY_THE_WAY and "?" in heard.text):
        return None
    turn = _filled(question, answers, value, heard, read) if value is not None else None
    return replace(turn, is_aside=asks_beside(heard)) if turn else None


def _agreed(
    question: Question, answers: Answers, said: Iterable[str], read: Reader
) -> object | None:
    """Return the value that the sentences which answer by themselves agree on; None for none."""
    values = {
        reading.value
        for one in filter(None, map(stated, said))
        for reading in (_alone(question, answers, one, read),)
        if reading.value is not None and not reading.is_guess
    }
    return values.pop() if len(values) == 1 else None


def _alone(question: Question, answers: Answers, sentence: str, read: Reader) -> Reading:
    """Read one sentence of several, which must speak of what is asked, or of nothing else."""
    words = _words_of_answer(question, answers, sentence, read)
    if not words or not may_answer_alone(question, words):
        return NOTHING
    reading = _reading(question, answers, words, read)
    if question.kind == "text" and not _is_name(reading, sentence, answers):
        return NOTHING
    return reading if _may_refuse(question, answers, sentence, reading) else NOTHING


def names_somebody(question: Question, answers: Answers, text: str, read: Reader) -> bool:
    """Say whether words at a name give one: "Christel. Krijgt hij mijn naam te zien?"."""
    is_asked = question.slot in {"youth_name", "referrer_name"} and bool(text)
    return is_asked and _is_name(read(question.slot, text), text, answers)


def _is_name(reading: Reading, sentence: str, answers: Answers) -> bool:
    """Say whether a sentence among others names somebody: "bon, we doen voort" does not.

    "Mijn neefje heet ook Kobe" names nobody who was not named before.
    """
    name = str(reading.value or "")
    known = {str(answers.get(slot)) for slot in ("youth_name", "referrer_name")}
    if not name or name in known:
        return False
    if re.search(rf"\b{re.escape(name)} is (?:mijn|zijn|haar|de|een) (?!naam)", sentence):
        # "Lars is mijn broer".
        return False
    first = name.split(maxsplit=1)[0]
    is_all = name.casefold() == sentence.strip(" .!").casefold()
    return is_all or (is_first_name(first) and not has("name", "ordinary", fold(first)))


def _reading(question: Question, answers: Answers, words: str, read: Reader) -> Reading:
    if question.slot == "income" and _has_no_income(answers, words):
        return Reading("none", matched=words)
    reading = chosen(question, answers, words, read(question.slot, words), read)
    is_choice = question.kind.startswith("yes_no") and question.slot not in PROTECTED
    return led_by(question.slot, words, read) if reading.is_empty and is_choice else reading


def _has_no_income(answers: Answers, words: str) -> bool:
    is_self = answers.get("referrer_type") == "self"
    return says_nothing_first(words) or has_nothing_beside(words, is_self=is_self)


def _filled(
    question: Question, answers: Answers, value: object, heard: Heard, read: Reader
) -> Turn | None:
    """Fill the slot, with what else the words tell, unless something in them contradicts it."""
    is_end = question.slot == "continue_to_referral" and value == "no"
    also = {} if is_end else told_also(question, answers, value, heard.text, read)
    if question.slot == "youth_name" and also.get("referrer_name") == value:
        # "Ik ben Martine", asked how the youth is called.
        return None
    is_youths = question.slot == "referrer_name" and value == answers.get("youth_name")
    if is_youths and not attempts(answers):
        # "Thomas is de oudste", asked who writes; who is called so too says it again.
        return None
    turn = filled(question, value, {**also, **in_town(answers, value)})
    doubt = contradiction(question, answers, heard.text, read, is_read=True)
    if doubt and question.slot == "contact_way" and not tells_way(heard.text):
        # "Dries is intussen 20" is no way to reach him.
        return doubt
    return Turn(changes={**turn.changes, **doubt.changes}) if doubt else turn


def _words_of_answer(question: Question, answers: Answers, text: str, read: Reader) -> str:
    """Return the words that may answer; "" where all of them are about something else."""
    if question.slot == "contact_way":
        return way_before_question(text)
    if question.slot in PROTECTED:
        # "Verzend gerust. Krijg ik een bevestiging?"
        text = without_questions(text) or (text if leads(text) else "")
    is_where = question.slot == "living_situation"
    words = without_town(text) if is_where else text
    if question.slot == "age" and answers.get("referrer_type") == "self":
        words = without_others(words)
    words = own_words(question, answers, without_stories(question.slot, answers, words), read)
    is_other = is_beside(question, words) or _only_asks(question, words)
    return "" if is_other else words


def _may_refuse(question: Question, answers: Answers, text: str, reading: Reading) -> bool:
    """Say whether a read answer may count: a no to a condition by resemblance is asked again.

    "Familie, die kies je niet" resembles a no; whoever says it again means it.
    """
    tries = attempts(answers)
    is_weighty = question.slot in {*PROTECTED, *CONDITIONS}
    if reading.value == "no" and is_weighty and not tries and _refuses_what_is_asked(text):
        return False
    if reading.value == "no" and question.slot in CONDITIONS and reading.is_guess and not tries:
        return False
    is_asked_beside = reading.is_guess and "?" in text and not leads(text)
    if reading.value == "yes" and question.slot in CONDITIONS and is_asked_beside and not tries:
        # "Mag mijn ma dat weten dan? Die praat niet meer met mij" resembles a yes.
        return False
    if reading.value == "unsure" and question.slot in CONDITIONS and asks(text) and not tries:
        # "Ik weet niet of dat iets voor mij is. Wat als ik een slechte dag heb?"
        return False
    return may_drop(question.slot, reading.value, text, tries)


def _refuses_what_is_asked(text: str) -> bool:
    """Say whether a no stands behind a question: "Zien haar ouders dat? Dat wil ze niet."."""
    return "?" in text and not ends_in_question(text) and not leads(text)


def _only_asks(question: Question, words: str) -> bool:
    """Say whether words at a proposal only ask: "Dat ze akkoord is, of dat ze het weet?"."""
    is_choice = question.kind == "yes_no_unsure"
    return is_choice and not leads(words) and not without_questions(words)
