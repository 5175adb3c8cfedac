"""What plain words tell of one question: the value that leaves no doubt, or none."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.intake.about import words_about, words_of_writer
from bot.intake.ages import OTHERS, OWN_AGE, told_age
from bot.intake.agreeing import agrees
from bot.intake.inside import INSIDE, WITH_US, is_inside_still, leaves_us, must_be_inside
from bot.intake.own_income import own_income
from bot.intake.own_story import tells_own_story
from bot.intake.parts import Part, own_service
from bot.intake.referring import SOMEBODY, refers, tells_of_kin, tells_own_bed
from bot.intake.resembling import resembles_another
from bot.intake.telling import unless_untold
from bot.intake.towns import there
from bot.intake.writing import who_writes
from bot.language.dates import MONTH
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from bot.intake.unasked import Answers, Reader

#: "Ik werk in de ploegen", said by a mother.
_OWN_INCOME = re.compile(
    r"\bik (?:\w+ ){0,2}(?:werk|verdien|stempel)\b"
    r"|\bik (?:heb|krijg|trek) (?:\w+ ){0,2}(?:leefloon|pensioen|uitkering|dop)\b"
    r"|\bmijn (?:eigen )?(?:loon|pensioen|uitkering|werk)\b"
)
#: "Mijn begeleider van het OCMW", "ik zoek een woning", "OCMW Brugge helpt mij niet".
_OF_ONESELF = re.compile(
    r"\b(?:mijn|mij|me|helpt|kan niets|zei|zegt)\b"
    r"|\bik (?:ben (?:dak|thuis)loos|zoek|woon|zit|slaap|verblijf|moet|kan|heb|krijg)\b"
)
#: "Ik zit zelf in een vluchthuis", "ik heb mijn eigen kamer in een leefgroep".
_OWN_BED = re.compile(
    r"\bik (?:zit|woon|slaap|leef|verblijf) zelf\b"
    r"|\bheb (?:zelf )?mijn eigen (?:kamer|studio|plek)\b"
)
_OF_THE_WRITER = {"age": OWN_AGE, "income": _OWN_INCOME, "living_situation": _OWN_BED}
#: The night shelter of a CAW is the CAW.
_HOUSE_OF = re.compile(r"\b\w*(?:opvang|huis|asiel) (?:van (?:het |de )?)?(caw|ocmw)\b")
_OWN_YOUTH = re.compile(r"\bik (?:ben|zin|zijn|zen|bin) (?:\w+ )?(?:1[5-9]|2[0-5])\b")
#: No day on which somebody leaves: "geboren op 30 juni 2008, en met 18 moet ze hier weg", "zit
#: sinds september in den bak", "ben tot morgen op verlof".
_OTHER_DAY = re.compile(
    r"\bgeboren (?:op|in) [^,;]*?\b(?:19|20)\d\d\b"
    rf"|\b(?:sinds|sedert|al van) (?:(?:begin|eind|midden|half) )?(?:\d{{1,2}} )?(?:{MONTH})\b"
    # "Eerst in juni, nu vervroegd naar april", "niet in maart zoals eerst gepland, wel op 8 juli".
    rf"|\b(?:eerst|oorspronkelijk|normaal|aanvankelijk|niet(?: vrij)?) (?:\w+ ){{0,3}}(?:in|op)"
    rf" (?:\d{{1,2}} )?(?:{MONTH})\b(?: (?:vrijkomen|zoals [^.,;]*gepland|gepland))?"
    r"|\btot \w+(?: \w+)? (?:op|met|in) (?:penitentiair )?verlof\b"
    r"|\bverlof (?:tot|van) \w+(?: \w+)?",
    re.IGNORECASE,
)


def plain_value(
    slot: str, message: tuple[Part, ...], answers: Answers, read: Reader
) -> object | None:
    """Return the value that the parts of a message tell plainly; None where they do not."""
    message = without_writers_own(slot, message, answers)
    is_self = answers.get("referrer_type") == "self"
    if slot == "income":
        message = own_income(message, is_self=is_self)
    words = words_about(slot, message, is_self=is_self)
    words = _OTHER_DAY.sub(" ", words) if slot == "release_date" else words
    if slot == "age":
        return told_age(words, message, answers, read)
    if slot == "living_situation":
        return _living_situation(words, message, answers, read)
    if slot == "referrer_type":
        return who_writes(_referrer_type(words, message, read), message)
    value = as_stored(read(slot, words).value) if words else None
    if slot == "prison" and value == "none":
        return None
    if value is None and slot == "referrer_organisation":
        house = _HOUSE_OF.search(normalise(words))
        return house[1] if house else None
    if value is None:
        # "Wij weten het ook niet meer" tells of no talk.
        said = tuple(one for one in message if not one.tells("at_a_loss"))
        value = there(message) if slot == "region" else agrees(slot, said)
    return unless_untold(slot, value, message)


def without_writers_own(
    slot: str, message: tuple[Part, ...], answers: Answers
) -> tuple[Part, ...]:
    """Return the parts without those in which somebody else tells their own age or income."""
    own = _OF_THE_WRITER.get(slot)
    if own is None or answers.get("referrer_type") not in OTHERS:
        return message
    return tuple(one for one in message if not own.search(one.normal))


def _living_situation(
    words: str, message: tuple[Part, ...], answers: Answers, read: Reader
) -> object | None:
    """Read where somebody lives: from all words, from those that tell it, from who writes."""
    if leaves_us(message, answers):
        return INSIDE
    telling = ", ".join(one.raw for one in message if one.tells("living_situation"))
    everything = ", ".join(one.raw for one in message)
    if answers.get("referrer_type") == "service" and WITH_US.search(everything):
        of_house = _with_service(words, message, read)
        return INSIDE if of_house is None and must_be_inside(message, answers) else of_house
    for told in (words, telling):
        value = read("living_situation", told).value if words else None
        if is_inside_still(value, told, message, answers):
            return INSIDE
        if value is not None:
            other = resembles_another("living_situation", message, value)
            # "In de garage van een maat, op een veldbed" resembles a night shelter, and is none.
            is_none = (value, other) == ("non_conventional", "emergency_shelter")
            return value if other is None or is_none else other
    is_leaving = bool(words) and any(one.tells("leaves_prison") for one in message)
    return INSIDE if is_leaving or must_be_inside(message, answers) else None


def _with_service(words: str, message: tuple[Part, ...], read: Reader) -> object | None:
    """Read where somebody lives who is "bij ons": in the service itself, and with no family."""
    house = ", ".join(one.raw for one in own_service(message))
    value = read("living_situation", house).value if house else None
    if value is None:
        value = read("living_situation", WITH_US.sub(" ", words)).value if words else None
    return None if value == "with_family_or_friends" else value


def _referrer_type(words: str, message: tuple[Part, ...], read: Reader) -> object | None:
    """Read who writes, from what they say of themselves, their bed or their kin."""
    value = read("referrer_type", words).value
    if value == "service":
        value = read("referrer_type", words_of_writer(message)).value
    is_wish = SOMEBODY in {refers(words), *(refers(one.raw) for one in message)}
    # "Ik wil een leerling van mij aanmelden".
    value = None if is_wish and value == "self" else value
    is_own_story = not is_wish and tells_own_story(message)
    is_own_service = _is_of_known_service(message, read)
    is_at_work = any(one.tells("own_work") or one.tells("own_service") for one in message)
    # "Hij zei: ja, meld mij aan", told by who works there.
    is_open = value is None or (value == "self" and is_at_work)
    is_service = is_open and is_own_service and (is_at_work or not is_own_story)
    if value == "service" or is_service:
        return "self" if is_own_story and not is_at_work else "service"
    if tells_own_bed(words) or is_own_story:
        return "self"
    if value is not None:
        # "Ik ben 20, mijn vriendin is 19": which of the two it is about, is asked.
        is_youth = not is_wish and _OWN_YOUTH.search(normalise(words)) is not None
        return None if is_youth and value == "private_network" else value
    is_kin = is_wish and any(one.tells("my_kin") for one in message)
    return "private_network" if is_kin or tells_of_kin(words) else None


def _is_of_known_service(message: tuple[Part, ...], read: Reader) -> bool:
    """Say whether a kind of service stands where who writes does; a trainer's club is none."""
    named = [
        one
        for one in own_service(message)
        if one.names_service and not one.speaks_of_youth and not _OF_ONESELF.search(one.normal)
    ]
    kinds = {read("referrer_organisation", one.raw).value for one in named}
    return bool(kinds - {None, "other"}) and not any(one.tells("my_kin") for one in message)


def as_stored(value: object) -> object:
    """Return a value as a slot keeps it: a date as ISO."""
    return value.isoformat() if isinstance(value, date) else value
