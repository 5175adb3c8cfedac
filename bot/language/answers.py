"""Read the answer to a question of the intake into a value of the contract.

A reader never guesses: where the text does not say it, nothing is read; where two readings are
possible, both are given as choices.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.language.change import CHANGES, current, tells_of_now, turned_to, without_replaced
from bot.language.headline import by_headline
from bot.language.normalise import normalise
from bot.language.offered import chosen_answer, echoed_answer
from bot.language.opinion import weighed
from bot.language.others import (
    OF_THE_YOUTH,
    is_among_others,
    own_part,
    without_exceptions,
    without_talk_with_kin,
)
from bot.language.readers.age import read_age
from bot.language.readers.email import read_email
from bot.language.readers.income import read_income
from bot.language.readers.living_situation import read_living_situation
from bot.language.readers.month_or_date import read_birth_date, read_month_or_date
from bot.language.readers.name import read_name
from bot.language.readers.phone import read_phone
from bot.language.readers.prison import read_prison
from bot.language.readers.referrer_organisation import read_referrer_organisation
from bot.language.readers.referrer_type import read_referrer_type, without_denied_service
from bot.language.readers.region import read_place, wants_any_place
from bot.language.readers.resume_choice import read_resume_choice
from bot.language.readers.words import read_remarks, read_text, read_way
from bot.language.readers.yes_no import read_yes_no, read_yes_no_unsure
from bot.language.reading import CONDITIONS, Reading
from bot.language.signals import (
    asks,
    asks_why,
    doubts_need,
    hesitates,
    names_fear,
    says_none,
    says_only_yes,
    says_stop,
    says_unknown,
    wants_restart,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

__all__ = [
    "Reading",
    "asks",
    "asks_why",
    "doubts_need",
    "hesitates",
    "names_fear",
    "read_answer",
    "read_by_rules",
    "says_none",
    "says_only_yes",
    "says_stop",
    "says_unknown",
    "wants_restart",
]

#: What an answer is read from: the text alone is enough for these.
_BY_TEXT: dict[str, Callable[[str], Reading]] = {
    "referrer_organisation": read_referrer_organisation,
    "living_situation": read_living_situation,
    "prison": read_prison,
    "income": read_income,
    "phone": read_phone,
    "youth_phone": read_phone,
    "referrer_phone": read_phone,
    "email": read_email,
    "referrer_email": read_email,
    "youth_name": read_name,
    "referrer_name": read_name,
    "contact_way": read_way,
    "remarks": read_remarks,
    "text": read_text,
    "resume_choice": read_resume_choice,
}
_KEPT_AS_TYPED = frozenset({"contact_way", "remarks", "text"})
_YES_NO = frozenset({"yes_no", "send_anyway", "data_consent", "confirm", "continue_to_referral"})
_YES_NO_UNSURE = frozenset(
    {
        "yes_no_unsure",
        "discussed_with_youth",
        *CONDITIONS,
        "wants_change",
        "earlier_home_support",
    }
)


def read_answer(
    slot: str, text: str, *, question: str = "", today: date, first_active: str = "Kortrijk"
) -> Reading:
    """Read the value of ``slot``, or of a kind of answer, from what a person typed.

    Args:
        slot: A slot of ``contract/intake.yml``, or a kind of ``contract/nlu.yml``.
        text: As typed.
        question: The question as asked; it may turn yes and no round.
        today: For ages and dates.
        first_active: The first active region, which stands for "overal goed".

    Raises:
        KeyError: There is no such slot.
    """

    def read(words: str) -> Reading:
        told = _own_part(slot, words, question)
        found = read_by_rules(
            slot, told, question=question, today=today, first_active=first_active
        )
        # "Zijn moeder wil het, ze belt elke dag": what is left may still be about her.
        only_rules = told != words and found.is_empty
        return found if only_rules else weighed(found, told, slot, question)

    lists = " of " in question and slot not in _KEPT_AS_TYPED
    reading = read((lists and chosen_answer(text, question)) or text)
    echoed = echoed_answer(text, question) if lists and reading.is_empty else None
    return read(echoed) if echoed else reading


#: "Invaliditeit. En wat zwart werk, vermoed ik".
_GUESSED = re.compile(
    r"(?:^|[.,;])\s*(?:en )?[^.,;?]*,\s*(?:vermoed|denk|geloof|peins) ik\b[.]?", re.IGNORECASE
)
#: "Hij verdient een beetje in het atelier, voor de rest niks".
_LITTLE_ELSE = re.compile(
    r"(?<=\w),? (?:en |maar )?(?:voor (?:de rest|het overige)|verder|anders|daarnaast|buiten dat)"
    r"(?: (?:heeft|heb|krijgt|krijg) (?:hij|ze|zij|ik))? (?:niks|niets|geen inkomen)\b",
    re.IGNORECASE,
)


def _own_part(slot: str, text: str, question: str) -> str:
    """Return what an answer tells of the youth, where only the youth's own wish counts.

    Of who writes: the words without the service that they do not work for.
    """
    if slot == "referrer_type":
        return without_denied_service(text)
    normal = normalise(text)
    if slot == "income":
        sure = _GUESSED.sub("", text)
        known = _LITTLE_ELSE.sub("", sure)
        return known if not read_income(known).is_empty else sure if sure.strip() else text
    if slot == "discussed_with_youth":
        talked = without_talk_with_kin(text)
        return "" if is_among_others(normalise(talked)) else talked
    if slot == "network_consent":
        text = without_exceptions(text)
        normal = normalise(text)
    if slot not in OF_THE_YOUTH:
        return text
    own = own_part(normal, normalise(question))
    return text if own == normal else own


def read_by_rules(
    slot: str, text: str, *, question: str = "", today: date, first_active: str = "Kortrijk"
) -> Reading:
    """Read what the rules of a slot's reader find, without the opinion learned from examples."""

    def read(words: str) -> Reading:
        return _read(slot, words, question=question, today=today, first_active=first_active)

    text = text if slot in _KEPT_AS_TYPED else without_replaced(text)
    now = current(normalise(text)) if slot in CHANGES else ""
    if now and now != normalise(text):
        reading = read(now)
        turned = turned_to(now) if reading.is_empty and slot in _YES_NO_UNSURE else None
        if turned:
            return Reading(turned, matched=now)
        if not reading.is_empty or tells_of_now(now):
            return reading
    return by_headline(read(text), text, slot, read)


def _read(slot: str, text: str, *, question: str, today: date, first_active: str) -> Reading:
    if slot in _YES_NO_UNSURE:
        return read_yes_no_unsure(text, slot=slot, question=question)
    if slot in _YES_NO:
        return read_yes_no(text, slot=slot, question=question)
    if slot == "region":
        return _read_region(text, first_active)
    if slot == "referrer_type":
        return read_referrer_type(text, question=question)
    if slot in _BY_DAY:
        return _BY_DAY[slot](text, today)
    return _BY_TEXT[slot](text)


_BY_DAY: dict[str, Callable[[str, date], Reading]] = {
    "age": lambda text, today: read_age(text, today=today),
    "birth_date": lambda text, today: read_birth_date(text, today=today),
    "release_date": lambda text, today: read_month_or_date(text, today=today),
    "month_or_date": lambda text, today: read_month_or_date(text, today=today),
}


def _read_region(text: str, first_active: str) -> Reading:
    """Read a place; where every place is fine, the first active region."""
    place = read_place(text)
    if place.is_empty and wants_any_place(text):
        return Reading(f"regio {first_active}", matched=text)
    return place
