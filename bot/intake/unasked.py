"""What words tell besides the answer that was asked for; only what is plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from bot.intake.questions import NETWORK_REFUSAL, QUESTIONS, Question, order
from bot.language.answers import Reading, names_fear
from bot.language.normalise import normalise

Answers = Mapping[str, object]
Reader = Callable[[str, str], Reading]

#: What the words of one answer often tell as well: "ik werk bij het OCMW", "in de bak in Brugge".
TELLS_ALSO: Mapping[str, tuple[str, ...]] = {
    "referrer_type": ("referrer_organisation",),
    "living_situation": ("prison", "release_date"),
}
#: What the first sentence may tell: "ik werk bij het OCMW en wil een meisje van 19 aanmelden".
TOLD_AT_ONCE = ("referrer_type", "referrer_organisation", "age", "living_situation", "income")
#: What must stand in words that answer no question before a reader may look at them: "19" alone
#: may be an hour or a house, "ik werk bij het OCMW" is nobody's income.
_NUMBER = re.compile(r"\b\d{2}\b")
_PLAIN: Mapping[str, re.Pattern[str]] = {
    "age": re.compile(r"\b\d{2}[ -]?(?:jaar|jr|jarig)|\b(?:van|is|ben|wordt?) (?:\w+ )?\d{2}\b"),
    "living_situation": re.compile(r"\b(?:slaapt?|slapen|overnacht|logeert?|zetelslap)"),
    "income": re.compile(r"\bleefloon|\bgeen (?:enkel )?inkom"),
}


def opening(form: str, text: str, read: Reader) -> dict[str, object]:
    """Return what the sentence that began a form tells already, where it is plain."""
    slots = tuple(slot for slot in TOLD_AT_ONCE if slot in order(form))
    return told_unasked(slots, {}, text, read)


def told_unasked(
    slots: Iterable[str], answers: Answers, text: str, read: Reader
) -> dict[str, object]:
    """Return what words tell of these slots although something else was asked."""
    told: dict[str, object] = {}
    for slot in slots:
        known = {**answers, **told}
        if slot not in known and QUESTIONS[slot].is_asked(known) and is_plain(slot, text):
            value = read(slot, text).value
            if value is not None:
                told[slot] = as_stored(value)
    return told


def told_also(
    question: Question, answers: Answers, value: object, text: str, read: Reader
) -> dict[str, object]:
    """Read what else the words tell; only what would be asked next, and only what is plain."""
    known = {**answers, question.slot: value}
    also: dict[str, object] = {}
    for slot in TELLS_ALSO.get(question.slot, ()):
        if slot not in known and QUESTIONS[slot].is_asked(known):
            told = read(slot, text).value
            if told is not None and told != "none":
                also[slot] = as_stored(told)
    if question.slot == "network_consent" and value == "no" and names_fear(text):
        also[NETWORK_REFUSAL] = "yes"
    return also


def is_plain(slot: str, text: str) -> bool:
    """Say whether words that do not answer this question may yet tell its answer.

    Of two numbers one may be the writer's own age.
    """
    normal = normalise(text)
    if slot == "age" and len(_NUMBER.findall(normal)) > 1:
        return False
    return slot not in _PLAIN or _PLAIN[slot].search(normal) is not None


def as_stored(value: object) -> object:
    """Return a value as a slot keeps it: a date as ISO."""
    return value.isoformat() if isinstance(value, date) else value
