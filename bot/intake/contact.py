"""Names, numbers and ways to reach somebody, told in one message: whose are they?

Where that is not plain nothing is taken: a wrong number is worse than one more question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.called import says_name_of_youth
from bot.intake.mentions import SURE
from bot.intake.names import Around, is_beside, is_person, names_in, says_own_name
from bot.intake.naming import named_by_examples
from bot.intake.numbering import whose_numbers
from bot.intake.parts import LONG_NUMBER, Part, own_service, parts
from bot.intake.telling import STORY_WORDS
from bot.language.first_names import is_first_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.intake.unasked import Answers, Reader

YOUTH, WRITER = "youth", "referrer"
#: The slots that hold such data.
CONTACT = (
    "youth_name",
    "youth_phone",
    "contact_way",
    "referrer_name",
    "referrer_phone",
    "referrer_email",
)
_NAMES = ("youth_name", "referrer_name")
_FAMILY_NAME = r" (?:(?:[Vv]an|[Dd]e|den|[Dd]er|[Tt]er|[Ee]l|[Aa]l) )*[A-Z][a-z][\w'’-]+\b"
_PHONES = ("youth_phone", "referrer_phone")
#: So sure it must be of the second of two numbers.
_EVEN = 0.5
#: "Tel 050 45 70 18, mail an@ocmw.be".
_BESIDE_MAIL = re.compile(r"[ ,;/|-]*(?:(?:en|of|e-?mail|mail)[: ]*)*\S+@\S+", re.IGNORECASE)
#: "Geen gsm (gestolen)".
_HAS_NO_PHONE = re.compile(
    r"(?:een )?(?:gsm|telefoon)(?:nummer)? heeft (?:hij|ze|zij)"
    r"(?: (?:nog|momenteel|hier|daar|binnen|zelf))* niet(?: meer)?$|"
    r"(?:zijn|haar|mijn) (?:gsm|telefoon) is (?:\w+ )?(?:stuk|kapot|kwijt|gestolen|afgepakt)$|"
    r"(?:(?:hij|ze|zij|ik|die|en|ook|heeft|heb|momenteel|zelf|hier) )*(?:geen|zonder) (?:eigen )?"
    r"(?:gsm|telefoon|gsm-?nummer|telefoonnummer)(?: meer)?(?: (?:daar|hier|binnen|nu))?"
    r"(?: \(?(?:gestolen|gepikt|afgepakt|kapot|stuk|verloren|kwijt|hier|momenteel)\)?)?$"
)
#: "Best een sms sturen", "niet bellen": what keeps somebody safe is kept wherever it is told.
_CHOSEN_WAY = re.compile(
    r"\b(?:niet|nooit|geen) (?:op)?bellen\b(?! naar)|\b(?:enkel|alleen|best|liefst|liever)"
    r"(?: (?:een|via|per|met))? (?:sms\w*|whatsapp\w*|bericht\w*|berichtje|appen|messenger)\b"
)
_AND = re.compile(r"^[\s,;.-]*(?:(?:ma|maar|mo|en|doch)\b)?[\s,;.-]*", re.IGNORECASE)
#: "Zijn nummer is niet 0470 ..., maar 0471 ...".
_DENIED = re.compile(r"\bniet (?=[+\d])")


def told_contact(
    answers: Answers, text: str, read: Reader, *, open_slot: str = ""
) -> dict[str, object]:
    """Return the contact data that a message tells besides the answer to the open question."""
    message = parts(text)
    told: dict[str, object] = {}
    for slot, value in _found(message, answers, read, open_slot):
        if slot not in answers and slot not in told and _may_be_kept(slot, answers):
            told[slot] = value
    return told


_NUMBER_BESIDE = r"[ ,(:-]{1,3}(?:(?:gsm|tel|telefoon|nummer|nr)\.? ?:? ?)?(\+?\d[\d /.()-]{7,}\d)"


def named_in_story(answers: Answers, text: str, read: Reader) -> dict[str, object]:
    """Return the names in a first message that no words announce, by what stands around them.

    A name that words gave to the writer goes to the youth, or back, where examples are sure.
    """
    told: dict[str, object] = {}
    for slot, name in named_by_examples(text).items():
        other = next(one for one in _NAMES if one != slot)
        if not _may_be_kept(slot, answers) or not is_person(name, read):
            continue
        if answers.get(other) == name and slot not in answers:
            if len(text.split()) < STORY_WORDS:
                # "Mijn naam is An Peeters": few words say whose it is.
                continue
            told[other] = None
        if slot not in answers and name not in told.values():
            told[slot] = name
    return told


def in_full(told: Mapping[str, object], text: str, read: Reader) -> dict[str, object]:
    """Return the first names that the same words give with the family name: "Joran Verhulst"."""
    longer: dict[str, object] = {}
    for slot in _NAMES:
        first = str(told.get(slot) or "")
        if not first or " " in first:
            continue
        full = re.search(rf"\b{re.escape(first)}{_FAMILY_NAME}(?! ?:)", text)
        if full and is_person(full.group(), read) and not is_first_name(full.group().split()[1]):
            longer[slot] = full.group()
    return longer


def numbered_beside(told: Mapping[str, object], text: str, read: Reader) -> dict[str, object]:
    """Return the number that stands beside the name of the youth: "Jolien, gsm 0471 22 33 44"."""
    first = str(told.get("youth_name") or "").split(" ")[0]
    is_given = not first or "youth_phone" in told or told.get("referrer_type") == "self"
    beside = None if is_given else re.search(rf"\b{re.escape(first)}{_NUMBER_BESIDE}", text)
    number = read("youth_phone", beside[1]).value if beside else None
    if number is None or number != told.get("referrer_phone"):
        return {}
    return {"youth_phone": number, "referrer_phone": None}


def numbered_in_story(answers: Answers, text: str, read: Reader) -> dict[str, object]:
    """Return the numbers in a first message, where examples are sure whose they are.

    A number that words gave to the youth or to the writer goes to the other one only where
    examples are sure of that; what nobody is sure of is asked.
    """
    if len(text.split()) < STORY_WORDS or answers.get("referrer_type") == "self":
        return {}
    told: dict[str, object] = {}
    found = list(whose_numbers(text))
    for typed, likely in found:
        number = read("youth_phone", typed).value
        slot = max(_PHONES, key=lambda one: likely[one])
        # A number beside an address is of who has the address.
        is_writers = _BESIDE_MAIL.match(text, text.find(typed) + len(typed)) is not None
        slot = "referrer_phone" if is_writers else slot
        other = next(one for one in _PHONES if one != slot)
        # Of two numbers the second is whose the first is not.
        needed = _EVEN if len(found) == len(_PHONES) and told.get(other) else SURE
        needed = 0.0 if is_writers else needed
        if number is None or likely[slot] < needed or not _may_be_kept(slot, answers):
            continue
        if answers.get(other) == number and other not in told:
            told[other] = None
        if told.get(slot) is None:
            told[slot] = number
    return {slot: number for slot, number in told.items() if number != answers.get(slot)}


def _found(
    message: tuple[Part, ...], answers: Answers, read: Reader, open_slot: str
) -> Iterator[tuple[str, object]]:
    is_self = answers.get("referrer_type") == "self"
    service = () if is_self else own_service(message)
    owner = YOUTH if is_self or open_slot.startswith(YOUTH) else ""
    owner = WRITER if open_slot.startswith(WRITER) else owner
    youth = ""
    for number, part in enumerate(message):
        owner = _owner(part, owner, service, is_self=is_self)
        around = Around(
            before=message[number - 1] if number else Part(""),
            after=_at(message, number + 1),
            second_after=_at(message, number + 2),
            is_self=is_self,
            is_youths=open_slot.startswith(YOUTH),
            is_writer=part in service,
            is_beside_writer=is_beside(number, message, service),
        )
        names = dict(names_in(part, around, read))
        yield from names.items()
        youth = str(answers.get("youth_name") or names.get("youth_name") or youth)
        if youth and youth in part.raw:
            # "Gsm Lowie: 0489 ...".
            owner = YOUTH
        # A number behind a name is that person's.
        owner = YOUTH if "youth_name" in names else WRITER if names else owner
        phone = None if _DENIED.search(part.normal) else read("youth_phone", part.raw).value
        if phone is not None and owner:
            yield f"{owner}_phone", phone
        elif open_slot in {"", "youth_name"} and _has_no_phone(part, youth):
            yield "youth_phone", "none"
        mail = read("referrer_email", part.raw).value
        if mail is not None:
            yield "referrer_email", mail
        way = _way_in(part, read)
        if way and (open_slot in _BEFORE_WAY or _is_reached(part) or _is_chosen(part, owner)):
            yield "contact_way", way


def _at(message: tuple[Part, ...], number: int) -> Part:
    return message[number] if number < len(message) else Part("")


def _has_no_phone(part: Part, youth: str) -> bool:
    """Say whether words tell that the youth has no phone: "Jordan heeft geen gsm"."""
    said = part.normal.removeprefix(f"{youth.casefold()} ") if youth else part.normal
    return _HAS_NO_PHONE.match(said) is not None


#: At these questions people go on with how the youth is reached.
_BEFORE_WAY = frozenset({"youth_name", "youth_phone"})


def _owner(part: Part, before: str, service: tuple[Part, ...], *, is_self: bool) -> str:
    """Return whose data a part tells; what nobody is named with goes on with the part before."""
    if is_self:
        return YOUTH
    if part.tells("of_writer") or part in service or says_own_name(part):
        return WRITER
    if part.tells("of_youth") or says_name_of_youth(part):
        return YOUTH
    return before


def _way_in(part: Part, read: Reader) -> str:
    """Return the words that tell how to reach the youth, without the number before them."""
    if part.tells("of_writer") or "@" in part.raw:
        return ""
    if not part.tells("way") and not _CHOSEN_WAY.search(part.normal):
        return ""
    *before, rest = LONG_NUMBER.split(part.raw)
    has_number = not read("youth_phone", part.raw).is_empty
    if has_number and not before:
        return ""
    return _AND.sub("", rest).strip(" ,.;")


def _is_chosen(part: Part, owner: str) -> bool:
    """Say whether words choose a way to reach the youth: "enkel sms", "niet bellen"."""
    is_youths = owner == YOUTH or part.tells("of_youth")
    return is_youths and _CHOSEN_WAY.search(part.normal) is not None


def _is_reached(part: Part) -> bool:
    return bool(re.search(r"bereik", part.normal)) and part.tells("of_youth")


def _may_be_kept(slot: str, answers: Answers) -> bool:
    """Say whether a slot may get a meaning: what is not known yet does not forbid it."""
    if slot in {"youth_name", "youth_phone", "contact_way"}:
        return answers.get("discussed_with_youth") not in {"no", "unsure"}
    needed: Mapping[str, set[str]] = {
        "referrer_name": {"service", "private_network"},
        "referrer_phone": {"service", "private_network"},
        "referrer_email": {"service"},
    }
    return answers.get("referrer_type") in needed[slot]
