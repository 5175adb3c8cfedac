"""What words tell besides the answer that was asked for; only what is plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from bot.intake.agreeing import agrees
from bot.intake.contact import told_contact
from bot.intake.parts import Part, parts, without_numbers, words_about
from bot.intake.questions import (
    CRITERIA,
    NETWORK_REFUSAL,
    QUESTIONS,
    Question,
    open_question,
    order,
)
from bot.intake.referring import SOMEBODY, refers, tells_own_bed
from bot.intake.volunteered import volunteered
from bot.language.answers import Reading, names_fear
from bot.language.dates import MONTH
from bot.language.normalise import normalise

Answers = Mapping[str, object]
Reader = Callable[[str, str], Reading]

#: What a message may tell unasked; a promise about a person's data is never among it.
TELLABLE = ("referrer_type", "referrer_organisation", "discussed_with_youth", *CRITERIA)
#: Who writes about somebody else.
_OTHERS = frozenset({"service", "private_network"})
#: "Ik ben 58", said by somebody else than the youth.
_OWN_AGE = re.compile(r"\b(?:ben|word) (?:\w+ )?\d{2}\b")
_AGES = range(10, 61)
_NUMBER = re.compile(
    r"(?<![\d/.,-])(?<!bijna )(?<!geen )\d{2}(?![\d/,-]|\.\d)"
    rf"(?! (?:{MONTH})\b)"
)
_OTHERS_AGE = re.compile(r"\b(?:en )?(?:zij|ze|hij|mijn \w+) (?:is )?\d{2}\b", re.IGNORECASE)
#: "Ik ben een mama van 20": no age of a child.
_IS_PARENT_OF_AGE = re.compile(r"\bik ben (?:\w+ ){1,4}van (\d{2})\b")
#: An age still to come: "wordt in mei 18", "(18 op 12 juni)".
_TURNING = re.compile(
    r"\bwordt?(?: \S+){0,3} \d{2}\b|\b\d{2} (?:jaar )?wordt?\b|\b\d{2} op (?=\d)"
)


def opening(form: str, text: str, read: Reader) -> dict[str, object]:
    """Return what the sentence that began a form tells already, where it is plain."""
    return told_at_once(form, {}, text, read)


def told_at_once(form: str, answers: Answers, text: str, read: Reader) -> dict[str, object]:
    """Return all that a message tells of a form, asked or not.

    A check asks nothing about who writes, so names and numbers in it are not kept.
    """
    slots = tuple(slot for slot in TELLABLE if slot in order(form))
    told = told_unasked(slots, answers, text, read)
    if form == "referral_form":
        told |= told_contact({**answers, **told}, text, read)
    told |= volunteered({**answers, **told}, text, read)
    if "birth_date" in told and "age" not in {**answers, **told}:
        told["age"] = read("age", str(told["birth_date"])).value
    return told


def told_unasked(
    slots: Iterable[str], answers: Answers, text: str, read: Reader
) -> dict[str, object]:
    """Return what words tell of these slots although something else was asked."""
    message = parts(text)
    told: dict[str, object] = {}
    for slot in slots:
        known = {**answers, **told}
        if slot == "referrer_organisation" and _names_own_service(message, known, read):
            told["referrer_type"] = "service"
            known = {**known, **told}
        if slot not in known and _may_be_told(QUESTIONS[slot], known):
            value = plain_value(slot, message, known, read)
            if value is not None:
                told[slot] = value
    return told


def _names_own_service(message: tuple[Part, ...], known: Answers, read: Reader) -> bool:
    """Say whether somebody names the own service, and in no other words who writes."""
    if "referrer_type" in known:
        return False
    return plain_value("referrer_organisation", message, known, read) is not None


def told_also(
    question: Question, answers: Answers, value: object, text: str, read: Reader
) -> dict[str, object]:
    """Read what else the words of an answer tell."""
    known = {**answers, question.slot: value}
    also: dict[str, object] = {}
    if question.kind != "text":
        also = told_at_once(form_of(question.slot, answers), known, text, read)
    else:
        also = told_contact(known, text, read, open_slot=question.slot)
    also.pop(question.slot, None)
    if question.slot == "network_consent" and value == "no" and names_fear(text):
        also[NETWORK_REFUSAL] = "yes"
    return also


def told_instead(
    question: Question, answers: Answers, text: str, read: Reader
) -> dict[str, object]:
    """Return what words tell that do not answer the open question."""
    told = told_at_once(form_of(question.slot, answers), answers, text, read)
    told.pop(question.slot, None)
    return told


def left_open(form: str, answers: Answers, text: str, read: Reader) -> dict[str, object]:
    """Return the readings between which a message leaves the next question, as open choices."""
    following = open_question(form, answers)
    if following not in TELLABLE:
        return {}
    is_self = answers.get("referrer_type") == "self"
    words = words_about(following, parts(text), is_self=is_self)
    choices = read(following, words).choices if words else ()
    return {"open_choices": list(choices)} if choices else {}


def form_of(open_slot: str, answers: Answers) -> str:
    """Return the form that a question stands in: without a referrer it is a check."""
    is_referral = "referrer_type" in answers or open_slot not in order("criteria_form")
    return "referral_form" if is_referral else "criteria_form"


def plain_value(
    slot: str, message: tuple[Part, ...], answers: Answers, read: Reader
) -> object | None:
    """Return the value that the parts of a message tell plainly; None where they do not."""
    words = words_about(slot, message, is_self=answers.get("referrer_type") == "self")
    if not words or (slot == "age" and _names_two(message)):
        return agrees(slot, message)
    others_write = answers.get("referrer_type") in _OTHERS
    if slot == "age" and others_write and _OWN_AGE.search(normalise(words)):
        return None
    value = _as_told(slot, words, message, read)
    if value is None and slot == "living_situation":
        telling = ", ".join(one.raw for one in message if one.tells(slot))
        value = read(slot, telling).value
    if value is None and slot == "living_situation":
        return "institution" if any(one.tells("leaves_prison") for one in message) else None
    if value is None and slot == "age" and others_write:
        # "Mijn broer van 20" is the youth once we know that a brother writes.
        return _only_number(message)
    if slot == "prison" and value == "none":
        return None
    return agrees(slot, message) if value is None else value


def _as_told(slot: str, words: str, message: tuple[Part, ...], read: Reader) -> object | None:
    """Read a slot from its words, and what follows from whose bed, son or age it is."""
    value = as_stored(read(slot, words).value)
    own_age = _IS_PARENT_OF_AGE.search(normalise(words)) if slot == "age" else None
    if own_age and value is None:
        return int(own_age[1])
    if slot != "referrer_type" or value == "service":
        return value
    if tells_own_bed(words):
        return "self"
    is_kin = value is None and refers(words) == SOMEBODY
    return "private_network" if is_kin and any(one.tells("my_kin") for one in message) else value


def is_plain(slot: str, text: str) -> bool:
    """Say whether words that do not answer this question may yet tell its answer."""
    message = parts(text)
    if slot == "age" and _names_two(message):
        return False
    return bool(words_about(slot, message, is_self=False))


def without_others(text: str) -> str:
    """Return a youth's words without the age of somebody else: "ik ben 23 en zij 20"."""
    own = _OTHERS_AGE.sub(" ", text)
    return own if _NUMBER.search(own) else text


def as_stored(value: object) -> object:
    """Return a value as a slot keeps it: a date as ISO."""
    return value.isoformat() if isinstance(value, date) else value


def _may_be_told(question: Question, known: Answers) -> bool:
    """Say whether an answer has a meaning already: what decides about it is known, and asks it."""
    return question.is_asked(known)


def _names_two(message: tuple[Part, ...]) -> bool:
    return len(_ages(message)) > 1


def _only_number(message: tuple[Part, ...]) -> int | None:
    ages = _ages(tuple(one for one in message if one.tells("age") and not one.tells("no_age")))
    return ages.pop() if len(ages) == 1 else None


def _ages(message: tuple[Part, ...]) -> set[int]:
    """Return all numbers of a message that may be somebody's age."""
    return {
        int(number)
        for one in message
        if not one.tells("no_age") or one.tells("age")
        for number in _NUMBER.findall(_TURNING.sub(" ", without_numbers(one.normal)))
        if int(number) in _AGES
    }
