"""What words tell besides the answer that was asked for; only what is plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from bot.intake.about import words_about
from bot.intake.conditions import TO_ASK, told_of
from bot.intake.contact import (
    in_full,
    named_in_story,
    numbered_beside,
    numbered_in_story,
    told_contact,
)
from bot.intake.in_story import in_story
from bot.intake.inside import houses_youth, may_be_inside, where_inside
from bot.intake.listed import told_in_list
from bot.intake.of_others import without_elders
from bot.intake.own_bed import own_bed
from bot.intake.own_income import own_income
from bot.intake.own_talk import own_talk
from bot.intake.parts import Part, parts
from bot.intake.plain import plain_value, without_writers_own
from bot.intake.questions import (
    CRITERIA,
    NETWORK_REFUSAL,
    QUESTIONS,
    Question,
    open_question,
    order,
)
from bot.intake.resembling import RESEMBLED, resembling
from bot.intake.spoken_of import SLEEPS
from bot.intake.telling import may_be, may_tell, told_by_examples
from bot.intake.volunteered import volunteered
from bot.language.answers import Reading, names_fear
from bot.language.first_names import with_capitals
from bot.language.normalise import normalise
from bot.language.reading import CONDITIONS
from bot.language.record import on_record
from bot.language.sentences import ends_in_question, statements

Answers = Mapping[str, object]
Reader = Callable[[str, str], Reading]

_NO_SERVICE = re.compile(
    r"\bben geen (?:dienst|hulpverlener|hulpverleenster|professional|instantie|organisatie)\b"
)
_NUMBERS = ("youth_phone", "referrer_phone")
#: What a first message tells of others, and what is not there, is left out for these.
_OWN = {"income": own_income, "living_situation": own_bed, "discussed_with_youth": own_talk}
#: A longer question tells a story first.
_SHORT = 10
_AGREED = frozenset({*CONDITIONS, "discussed_with_youth"})
#: What words may still settle: nobody said it, or somebody was not sure.
_OPEN = (None, "unknown", "unsure")
#: What a message may tell unasked; a promise about a person's data is never among it.
TELLABLE = ("referrer_type", "referrer_organisation", "discussed_with_youth", *CRITERIA)


def opening(form: str, text: str, read: Reader) -> dict[str, object]:
    """Return what the sentence that began a form tells already, where it is plain."""
    return told_at_once(form, {}, text, read)


def told_at_once(form: str, answers: Answers, text: str, read: Reader) -> dict[str, object]:
    """Return all that a message tells of a form, asked or not.

    A check asks nothing about who writes, so names and numbers in it are not kept.
    """
    is_story = is_opening(answers)
    # In an answer it was left out before it was read (``off_record.py``).
    text = with_capitals(without_elders(on_record(text))) if is_story else text
    may_be_told = [slot for slot in TELLABLE if slot in order(form)]
    listed = told_in_list(TELLABLE, form, answers, text, read)
    slots = [slot for slot in may_be_told if slot not in listed]
    told = listed | told_unasked(slots, {**answers, **listed}, text, read, is_story=is_story)
    if form == "referral_form":
        told |= told_contact({**answers, **told}, text, read)
        told |= named_in_story({**answers, **told}, text, read) if is_story else {}
        told |= numbered_in_story({**answers, **told}, text, read) if is_story else {}
        told |= in_full(told, text, read) if is_story else {}
        told |= numbered_beside(told, text, read) if is_story else {}
        # "Tel aanmelder: 0472 51 09 36" leaves no doubt whose it is.
        told |= {slot: listed[slot] for slot in _NUMBERS if slot in listed}
        told = {slot: value for slot, value in told.items() if value is not None}
        if told.get("referrer_name") == told.get("youth_name"):
            # "Leerlingbegeleiding, aanmelding. Noor, 18j": one name, and a service has another.
            told.pop("referrer_name", None)
    if told.get("referrer_type") == "service" and _NO_SERVICE.search(normalise(text)):
        # "Ik ben geen dienst, gewoon zijn trainer bij de voetbal".
        told.pop("referrer_organisation", None)
        told["referrer_type"] = "private_network"
    if told.get("region") and str(told.get("youth_name")).startswith(str(told["region"])):
        # "Ik wil graag Brecht aanmelden": somebody, and no town.
        told.pop("region")
    told |= volunteered({**answers, **told}, text, read)
    if "birth_date" in told and "age" not in {**answers, **told}:
        told["age"] = read("age", str(told["birth_date"])).value
    return told


def told_unasked(
    slots: Iterable[str], answers: Answers, text: str, read: Reader, *, is_story: bool = False
) -> dict[str, object]:
    """Return what words tell of these slots although something else was asked.

    What examples of first messages say counts in a first message alone, where ``is_story``.
    """
    whole = parts(text)
    told: dict[str, object] = {}
    for slot in slots:
        known = {**answers, **told}
        is_self = known.get("referrer_type") == "self"
        own = _OWN.get(slot)
        message = own(whole, is_self=is_self) if own else whole
        if slot == "referrer_organisation" and _names_own_service(message, known, read):
            told["referrer_type"] = "service"
            known = {**known, **told}
        if slot == "prison" and "referrer_organisation" not in known:
            # A check asks nothing of who writes; that it is a PSD tells which prison it is.
            organisation = plain_value("referrer_organisation", message, known, read)
            known = {**known, "referrer_organisation": organisation}
        if known.get(slot) in _OPEN and _may_be_told(QUESTIONS[slot], known):
            value = _value(slot, message, known, text, read, is_story=is_story)
            if value is not None and (known.get(slot) is None or value not in _OPEN):
                told[slot] = value
    return told


def _value(
    slot: str,
    message: tuple[Part, ...],
    known: Answers,
    text: str,
    read: Reader,
    *,
    is_story: bool,
) -> object | None:
    """Return what a message tells of one slot; None where it has to be asked."""
    if slot in _AGREED and _only_asks(text):
        # "Moet dat, op voorhand met hem bespreken?" asks, and tells of nothing.
        return None
    value = by_cue = _plainly(slot, message, known, read)
    said = told_of(slot, message)
    is_housed = slot == "living_situation" and houses_youth(value, message, known)
    if is_story and said is not None:
        value = said if said != TO_ASK else value if value == "unsure" else None
    elif is_story and not is_housed:
        value = in_story(slot, value, text, message, read, known=known)
    # What cues tell and examples doubt is asked, and settled by nothing else.
    is_open = by_cue is None or slot == "release_date"
    if value is None and is_open and said != TO_ASK:
        value = _less_plainly(slot, message, known, read, is_story=is_story)
    # "Van mij mogen jullie hem elke dag bellen, hij weet nog van niks".
    knows_nothing = slot in CONDITIONS and known.get("discussed_with_youth") == "no"
    return None if value == "yes" and knows_nothing else value


def _only_asks(text: str) -> bool:
    is_short = len(text.split()) <= _SHORT
    return is_short and ends_in_question(text) and not statements(normalise(text))


def _plainly(slot: str, message: tuple[Part, ...], known: Answers, read: Reader) -> object | None:
    """Return what cues tell; "haar mama zit in Frankrijk" is no prison of who is in a home."""
    if slot == "prison" and where_inside(message, known, read) == "none":
        return "none"
    return plain_value(slot, message, known, read)


def is_opening(answers: Answers) -> bool:
    """Say whether no condition is known yet: then a message is the story, and no answer."""
    return not any(slot in answers for slot in CRITERIA)


def _less_plainly(
    slot: str, message: tuple[Part, ...], known: Answers, read: Reader, *, is_story: bool
) -> object | None:
    """Return what words tell of a slot that no cue knows: by what is known, or by examples."""
    if slot == "prison":
        return where_inside(message, known, read)
    value = resembling(slot, message) if slot in RESEMBLED else None
    value = value if value is None or may_be(slot, value, message) else None
    value = value if value is None or not is_story or may_tell(slot, value, message) else None
    if value is not None or not is_story or _is_between(slot, message, known, read):
        return value
    return told_by_examples(slot, without_writers_own(slot, message, known))


def _is_between(slot: str, message: tuple[Part, ...], known: Answers, read: Reader) -> bool:
    """Say whether a reader finds two readings: which of them it is, is asked."""
    words = words_about(slot, message, is_self=known.get("referrer_type") == "self")
    return bool(words) and bool(read(slot, words).choices)


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
        if question.slot == "remarks":
            also |= volunteered(known, text, read)
    also.pop(question.slot, None)
    talked = question.slot == "discussed_with_youth" and not SLEEPS.search(normalise(text))
    if talked:  # "Ja, op een bankje aan de Leie"
        also.pop("living_situation", None)
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


def _may_be_told(question: Question, known: Answers) -> bool:
    """Say whether an answer has a meaning already: what decides about it is known, and asks it.

    Two are told before it is known whether they count: the prison of a service, and that the
    youth knows of it, while nobody has said yet who writes.
    """
    if question.slot == "prison" and may_be_inside(known):
        return True
    if question.slot == "discussed_with_youth" and "referrer_type" not in known:
        return True
    return question.is_asked(known)
