"""What an earlier answer becomes when somebody takes it back in the middle of the intake.

A correction is heard only where it is plain: the words take something back, and name the new
value or the answer that was wrong. Whatever else is unclear stays a question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.about import words_about
from bot.intake.aging import age_put_right, likely_ages
from bot.intake.anew import told_anew
from bot.intake.briefly import last_otherwise
from bot.intake.contact import CONTACT, told_contact
from bot.intake.heard import with_dependents
from bot.intake.inside import INSIDE
from bot.intake.mentions import certain
from bot.intake.parts import Part, parts, without_numbers
from bot.intake.plain import as_stored, plain_value
from bot.intake.questions import QUESTIONS, last_answered
from bot.intake.renamed import renamed
from bot.intake.taking_back import (
    TAKES_BACK,
    denies,
    is_called_wrong,
    is_yes_or_no,
    wants_back,
    without_taking_back,
)
from bot.intake.towns import other_town, town_alone
from bot.intake.unasked import TELLABLE, told_unasked
from bot.intake.volunteered import born_anew, volunteered
from bot.intake.whom import who_after_all
from bot.language.answers import asks
from bot.language.change import without_denied
from bot.language.cues import cues
from bot.language.dates import MONTH
from bot.language.normalise import normalise
from bot.language.readers.age import ONCE
from bot.language.reading import YES_OR_NO
from bot.language.sentences import sentences, without_questions

if TYPE_CHECKING:
    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

_LEAVES = re.compile(
    r"\b(?:vrij\w*|ontslag\w*|buiten|weg|verla\w+|straf\w*|einde|afloopt|loopt|datum|uit)\b"
)
#: Words that want the question before this one again; "terug in de gevangenis" does not.
_GO_BACK = re.compile(
    r"\b(?:(?<!meer |ooit )terug(?! (?:in|naar|bij|op|thuis|te)\b)|vorige (?:vraag|antwoord))\b"
)
#: "De laatste twee zijn 46", "verschoven van 20 naar 27 maart", "ik wacht tot hij 17 is".
_NO_AGE = re.compile(
    r"\bniet \d{1,4} (?:op (?:het )?(?:einde?|laatste?)|achteraan|vanachter)\b|"
    r"\blaatste (?:twee|2|drie|3|vier|cijfers?)(?: \w+){0,3} \d{2,4}\b"
    rf"|\b(?:{ONCE}|(?:als|wanneer|eens) (?:hij|ze|zij|ik|die)) (?:\w+ )?\d\d\b"
    rf"|\b(?:van )?\d{{1,2}} (?:naar|maar) (?:op )?\d{{1,2}} (?:{MONTH})\b",
    re.IGNORECASE,
)
#: Whoever puts an age right means one that a youth may have.
_PLAUSIBLE = range(12, 36)
#: "Ik bedoelde eigenlijk ja".
_MEANT = re.compile(
    r"\b(?:bedoel(?:de)?|moet|wordt|maak er|is|zet (?:dat|het|die|hem|daar maar))"
    r"(?: \w+){0,3} (ja|nee|twijfel)\b"
)
_REFUSES = re.compile(r"neen?\b")
_LEADS = re.compile(r"(?:ja|jawel|nee|neen|oke|zeker|akkoord)\b")
#: As few words before a correction are an answer.
_FEW_WORDS = 5


def given_anew(
    question: Question, answers: Answers, text: str, read: Reader, *, is_back: bool = True
) -> dict[str, object]:
    """Return the changes by which words give earlier answers anew; empty where they do not.

    What depends on a changed answer is forgotten. The open question is answered as well where
    the words tell it plainly: "leefloon, en sorry, ze is 18".

    Args:
        question: The open question.
        answers: The answers so far.
        text: The words.
        read: Reads a text as the answer to a slot.
        is_back: Words take something back; without that only examples may know that they do.
    """
    new: dict[str, object] = {}
    if is_back:
        new = _plainly(question.slot, answers, text, read)
        new = new or _by_name(question.slot, answers, text, read)
    new = {**told_anew(question.slot, answers, text, read), **new}
    if not new:
        return last_otherwise(question.slot, answers, text, read) if is_back else {}
    message = parts(text)
    value = None
    if question.slot in TELLABLE and words_about(question.slot, message, is_self=False):
        value = plain_value(question.slot, message, answers, read)
    if value is None:
        value = _said_first(question, message, read)
    answer = {} if value is None or question.slot in new else {question.slot: value}
    changes = {**with_dependents(new, answers), **answer}
    after = {name: kept for name, kept in {**answers, **changes}.items() if kept is not None}
    return changes | told_unasked(TELLABLE, after, text, read) | volunteered(after, text, read)


def _said_first(question: Question, message: tuple[Part, ...], read: Reader) -> object | None:
    """Return the yes or no before a correction: "ja, en hij slaapt nu bij een vriend"."""
    is_short = bool(message) and len(message[0].raw.split()) <= _FEW_WORDS
    # "Nee wacht" takes something back, and refuses nothing.
    takes_back = any(TAKES_BACK.search(one.normal) for one in message[:2])
    if takes_back and _REFUSES.match(message[0].normal):
        return None
    if not is_short or not is_yes_or_no(question.slot) or question.slot == "confirm":
        return None
    return read(question.slot, message[0].raw).value if _LEADS.match(message[0].normal) else None


def _plainly(open_slot: str, answers: Answers, text: str, read: Reader) -> dict[str, object]:
    """Return the answers to which words give another value, each by its own cues."""
    message = parts(text)
    new: dict[str, object] = {}
    own_work = any(one.tells("own_work") or one.tells("own_service") for one in message)
    unheard = {open_slot, "referrer_type"} | (set() if own_work else {"referrer_organisation"})
    # "Had ik dit niet eerst met hem besproken?" tells of no talk.
    stated = parts(without_questions(text)) if asks(text) else message
    for slot in TELLABLE:
        # "Dat van het netwerk klopt niet" is no "no" to the network.
        only_named = is_yes_or_no(slot) and (is_called_wrong(text) or wants_back(text))
        if slot in answers and slot not in unheard and not only_named:
            told = stated if is_yes_or_no(slot) else message
            value = _by_rules(slot, told, answers, text, read)
            if value is not None and value != answers[slot]:
                new[slot] = value
    new |= born_anew(answers, message, read) | who_after_all(answers, text)
    others = {name: value for name, value in answers.items() if name not in CONTACT}
    names = renamed(answers, text)
    contact = told_contact(others, text, read).items()
    # "Ik heet Sofie": which of the two names that is was read already.
    heard = {open_slot, *(("youth_name", "referrer_name") if names else ())}
    changed = {
        slot: value
        for slot, value in contact
        if slot in answers and slot not in heard and value != answers[slot]
    }
    return new | names | changed


def _by_rules(
    slot: str, message: tuple[Part, ...], answers: Answers, text: str, read: Reader
) -> object | None:
    """Return the value that words give an earlier answer; None where they give none."""
    if slot == "release_date" and not _LEAVES.search(normalise(text)):
        # "Krukken tot midden december" moves no day of release.
        return None
    if slot == "age":
        text = _NO_AGE.sub(" ", without_numbers(text))
        new = plain_value(slot, parts(text), answers, read)
        # "Ik zei 21 maar ik zie dat hij 22 is": the one named again is no new one.
        is_same = new in {None, answers[slot]}
        new = _other_age(parts(text), answers, text, read) if is_same else new
        return new if new in _PLAUSIBLE else None
    value = plain_value(slot, message, answers, read)
    if value is None and slot == "release_date":
        return as_stored(read(slot, without_denied(text)).value)
    if value is None and slot == "region":
        if _is_replaced(answers, text):
            return read(slot, text).value
        other = other_town(answers[slot], text) or town_alone(without_taking_back(text))
        return other if TAKES_BACK.search(normalise(text)) else None
    # "Hij moet weg op 3 juli": another day, and still inside.
    is_still_inside = value == "eviction_threat" and answers[slot] == INSIDE
    return None if is_still_inside else value


def _is_replaced(answers: Answers, text: str) -> bool:
    """Say whether another town takes the place of one: "niet Veurne maar De Panne"."""
    is_denied = denies({"region": answers["region"]}, normalise(text))
    return is_denied or without_denied(text) != text


def _other_age(
    message: tuple[Part, ...], answers: Answers, text: str, read: Reader
) -> object | None:
    """Return the age beside the one that is taken back: "ik zei 22 maar ik ben 23"."""
    known = answers["age"]
    rest = tuple(Part(re.sub(rf"\b{known}\b", " ", one.normal), one.sentence) for one in message)
    value: object | None = age_put_right(known, text)
    value = value or plain_value("age", rest, answers, read)
    others = {years: share for years, share in likely_ages(text).items() if years != known}
    return certain(others) if value is None else value


def _by_name(open_slot: str, answers: Answers, text: str, read: Reader) -> dict[str, object]:
    """Return the new value of the answer that words name: "mijn nummer is fout, het is 0471 …"."""
    slot = _named(open_slot, answers, text)
    if not slot or QUESTIONS[slot].kind == "text":
        return {}
    if is_yes_or_no(slot):
        # Much that says that an answer was wrong holds a no.
        meant = _MEANT.search(normalise(text))
        value: object = YES_OR_NO[meant[1]] if meant else None
    else:
        value = as_stored(read(slot, text).value)
        said = sentences(text) if value is None else [one.raw for one in parts(text)]
        rest = " ".join(one for one in said if not is_called_wrong(one))
        # "Dat van dat leefloon klopt niet. Hij heeft een vast loon": the second says what it is.
        is_same = value in {None, answers[slot]}
        value = as_stored(read(slot, rest).value) if is_same and rest else value
    return {} if value is None or value == answers[slot] else {slot: value}


def named(open_slot: str, answers: Answers, text: str) -> str:
    """Return the earlier answer that words name as wrong; "" where none is named."""
    last = last_answered(open_slot, answers) if _GO_BACK.search(normalise(text)) else ""
    return _named(open_slot, answers, text) or last


def names_other(open_slot: str, text: str) -> bool:
    """Say whether words name another question's topic, and not that of the open one."""
    normal = normalise(text)
    slots = [slot for slot, pattern in cues("named").items() if pattern.search(normal)]
    return bool(slots) and open_slot not in slots


def _named(open_slot: str, answers: Answers, text: str) -> str:
    normal = normalise(text)
    may_be = {slot: pattern for slot, pattern in cues("named").items() if slot != open_slot}
    return next((one for one in may_be if one in answers and may_be[one].search(normal)), "")
