"""The words of an answer that say more than its value: kept as typed, for the coach.

"Ja, maar niet met mijn vader" is a yes to the network, and a coach must know of the father. What
has no question of its own (a limit to a consent, the day on which somebody has to go, whose phone
it is) stands beside the answer that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.heard import Turn, attempts
from bot.intake.parts import LONG_NUMBER, parts
from bot.intake.questions import OWN_WORDS
from bot.language.cues import has
from bot.language.normalise import normalise
from bot.language.numbers import digits_for_words
from bot.language.reading import CONDITIONS
from bot.language.sentences import ends_in_question, sentences

if TYPE_CHECKING:
    from bot.intake.questions import Answers

_TOPIC = "own_words"
_CONSENTS = (*CONDITIONS, "data_consent")
_PLACE = "living_situation"
_PHONES = ("youth_phone", "referrer_phone")
#: In a story somebody is "bij een vriend" of whom there is no number.
_SPEAKS_OF_PHONE = re.compile(rf"{LONG_NUMBER.pattern}|\b(?:nummer|gsm|tel|telefoon)", re.I)
#: Characters of one answer; a story is no limit.
MOST = 300
#: A yes, a limit and whom it is about take as many words.
_FEWEST_WORDS = 3
#: Who says more in one breath tells other things too.
_BREATH = 20
_TURNS = re.compile(
    r"\b(?:maar|ma|niet|nie|geen|gin|tenzij|behalve|toch|als|alleen|enkel)\b", re.I
)
_AND = re.compile(r"^en\s+", re.I)
_CLAUSES = re.compile(r"\s*[,;]\s+|\s+(?=en (?:ik|kheb|kben|dan)\b)")


def with_own_words(
    open_slot: str, answers: Answers, changes: Answers, text: str
) -> dict[str, object]:
    """Return what a message changes in the words that are kept; empty where it changes nothing.

    Words fall with the answer that they stood beside. The answer that new words belong to is
    among the changes, as it is, so that both are repeated to whoever wrote them.

    Args:
        open_slot: The slot that is asked for; "" at the beginning of an intake.
        answers: The answers before the message.
        changes: What the message changes in them.
        text: The message.
    """
    before = own_words_of(answers)
    now = {**answers, **changes}
    kept = {
        slot: words for slot, words in before.items() if answers.get(slot) in {None, now.get(slot)}
    }
    told = _told(open_slot, now, changes, text)
    new = {slot: words for slot, words in told if words != kept.get(slot)}
    if not new and kept == before:
        return {}
    beside = {slot: now[slot] for slot in new if now.get(slot) is not None}
    return {**beside, OWN_WORDS: {**kept, **new} or None}


def repeating_own_words(open_slot: str, answers: Answers, turn: Turn, text: str) -> Turn:
    """Return a turn that keeps these words too, and repeats them; who tells that is understood."""
    words = with_own_words(open_slot, answers, turn.changes, text)
    if not words:
        return turn
    changes = {**turn.changes, **words}
    is_repeated = any(slot != OWN_WORDS for slot in words)
    if turn.say or not is_repeated or turn.changes.get("open_choices"):
        return replace(turn, changes=changes)
    if turn.changes.get("question_attempts"):
        # The answer is still open, and something was understood.
        changes["question_attempts"] = attempts(answers)
    say = "heard" if turn.changes.get(open_slot) is not None else "noted"
    return replace(turn, changes=changes, say=say)


def own_words_of(answers: Answers) -> dict[str, str]:
    """Return the words that are kept, each under its answer."""
    known = answers.get(OWN_WORDS)
    if not isinstance(known, Mapping):
        return {}
    return {str(slot): str(words) for slot, words in known.items()}


def _told(
    open_slot: str, now: Answers, changes: Answers, text: str
) -> tuple[tuple[str, str], ...]:
    said = [(one, digits_for_words(normalise(one))) for one in sentences(text)]
    limits = [raw for raw, normal in said if _limits(normal)]
    told = [
        (slot, [one for one in limits if slot == open_slot or _is_about(slot, one)])
        for slot in _CONSENTS
        if changes.get(slot) is not None
    ]
    if now.get(_PLACE) != "institution":
        told.append((_PLACE, [_narrowed(raw) for raw, normal in said if _leaves(normal)]))
    whose = [
        raw
        for raw, normal in said
        if has(_TOPIC, "whose", normal) and (open_slot in _PHONES or _SPEAKS_OF_PHONE.search(raw))
    ]
    told += [(slot, whose) for slot in _PHONES if changes.get(slot) not in {None, "none"}]
    return tuple((slot, " ".join(words)[:MOST]) for slot, words in told if words)


def _limits(normal: str) -> bool:
    is_said = not ends_in_question(normal) and len(normal.split()) >= _FEWEST_WORDS
    return is_said and has(_TOPIC, "limit", normal)


def _leaves(normal: str) -> bool:
    return has(_TOPIC, "goes", normal) and has(_TOPIC, "when", normal)


def _narrowed(sentence: str) -> str:
    """Return of a story in one breath the clause about leaving, where nothing else limits it."""
    if len(sentence.split()) <= _BREATH:
        return sentence
    clauses = _CLAUSES.split(sentence)
    leaving = [one for one in clauses if _leaves(digits_for_words(normalise(one)))]
    if len(leaving) != 1 or any(_TURNS.search(one) for one in clauses if one not in leaving):
        return sentence
    return _AND.sub("", leaving[0])


def _is_about(slot: str, sentence: str) -> bool:
    return slot in CONDITIONS and any(one.tells(slot) for one in parts(sentence))
