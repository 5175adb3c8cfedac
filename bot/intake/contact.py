"""Names, numbers and ways to reach somebody, told in one message: whose are they?

Where that is not plain nothing is taken: a wrong number is worse than one more question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.intake.parts import Part, own_service, parts

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
#: A first name, with a family name behind it or not.
_NAME = r"[A-Z][\w'’-]+(?: (?:(?:van|de|den|der|ter|el|al) )*[A-Z][\w'’-]+){0,2}"
_CALLED = re.compile(
    rf"\b(?:(?:[Hh](?:ij|aar naam is)|[Zz](?:e|ij|ijn naam is)) (?:heet|noemt)?|heet|noemt|genaamd"
    rf"|(?<![Mm]ijn )[Nn]aam(?: (?:van de )?(?:jongere|cli[eë]nte?))?(?: is|:)?"
    rf"|[Hh]et (?:is|gaat (?:over|om)))\s*({_NAME})"
)
_I_AM = re.compile(
    rf"(?:[Ii]k ben|[Ii]k heet|[Mm]ijn naam is|[Mm]et|[Hh]ier(?: is)?|^)\s*({_NAME})"
    r"(?=$| van| bij| hier|[ ,]+(?:begeleid|maatschappelijk))"
)
#: "Ik ben de zus van Kevin".
_KIN_OF = re.compile(
    r"\b[Ii]k ben (?:\w+ ){1,2}(?:\w*(?:mama|papa|moeder|vader|zus|broer|oma|opa|tante|nonkel|oom)"
    rf"|vriend|vriendin|lief|nicht|neef|\w*begeleid(?:er|ster)) van ({_NAME})"
)
#: "Zijn nummer is niet 0470 ..., maar 0471 ...".
_DENIED = re.compile(r"\bniet (?=[+\d])")
#: "Shanice (18)".
_WITH_AGE = re.compile(rf"({_NAME}),? ?\(\d{{2}}(?: ?j(?:aar)?)?\)")
_ONLY_NAME = re.compile(rf"^{_NAME}$")
#: What stands above a message is nobody's name: "Aanmelding, OCMW Tielt".
_HEADING = re.compile(
    r"\b(?:aanmeld|doorverwij|hulp|vraag|check|anoniem|dringend|betreft|info|nieuw)"
)
#: "Mijn gegevens: An Peeters, 056 12 34 56".
_DATA = re.compile(r"gegevens\b")
_GREETS = re.compile(r"\bgroet(?:en|jes)?\b")


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


def _found(
    message: tuple[Part, ...], answers: Answers, read: Reader, open_slot: str
) -> Iterator[tuple[str, object]]:
    is_self = answers.get("referrer_type") == "self"
    service = () if is_self else own_service(message)
    owner = YOUTH if is_self or open_slot.startswith(YOUTH) else ""
    owner = WRITER if open_slot.startswith(WRITER) else owner
    for number, part in enumerate(message):
        owner = _owner(part, owner, service, is_self=is_self)
        around = Around(
            before=message[number - 1] if number else Part(""),
            after=message[number + 1] if number + 1 < len(message) else Part(""),
            is_self=is_self,
            is_writer=part in service,
            is_beside_writer=_is_beside(number, message, service),
        )
        names = dict(_names(part, around, read))
        yield from names.items()
        # A number behind a name is that person's.
        owner = YOUTH if "youth_name" in names else WRITER if names else owner
        phone = None if _DENIED.search(part.normal) else read("youth_phone", part.raw).value
        if phone is not None and owner:
            yield f"{owner}_phone", phone
        mail = read("referrer_email", part.raw).value
        if mail is not None:
            yield "referrer_email", mail
        if _is_way(part, read) and (open_slot in _BEFORE_WAY or _is_reached(part)):
            yield "contact_way", part.raw


#: At these questions people go on with how the youth is reached.
_BEFORE_WAY = frozenset({"youth_name", "youth_phone"})


def _owner(part: Part, before: str, service: tuple[Part, ...], *, is_self: bool) -> str:
    """Return whose data a part tells; what nobody is named with goes on with the part before."""
    if is_self:
        return YOUTH
    own = _I_AM.search(part.raw)
    if part.tells("of_writer") or part in service or (own and own.start(1) > 0):
        return WRITER
    if part.tells("of_youth") or _CALLED.search(part.raw):
        return YOUTH
    return before


@dataclass(frozen=True)
class Around:
    """What stands around a part of a message."""

    before: Part
    after: Part
    is_self: bool
    is_writer: bool
    is_beside_writer: bool


def _is_beside(number: int, message: tuple[Part, ...], service: tuple[Part, ...]) -> bool:
    """Say whether a part stands next to what tells who writes: "An Peeters, CAW Tielt"."""
    return any(one in service for one in message[max(number - 1, 0) : number + 2])


def _names(part: Part, around: Around, read: Reader) -> Iterator[tuple[str, object]]:
    """Find a name where the words say that it is one, and whose."""
    writer = "youth_name" if around.is_self else "referrer_name"
    called = None if around.is_writer else _called(part)
    if called and _is_person(called[1], read):
        yield "youth_name", called[1]
        return
    own = _I_AM.search(part.raw)
    if own and (around.is_writer or own.start(1) > 0) and _is_person(own[1], read):
        yield writer, own[1]
    elif _ONLY_NAME.match(part.raw) and _is_person(part.raw, read) and not _heads(part):
        if _is_of_aged(part, around):
            yield "youth_name", part.raw
        elif _DATA.search(around.before.normal):
            yield "youth_name" if around.before.tells("of_youth") else writer, part.raw
        elif around.is_beside_writer or _GREETS.search(around.before.normal):
            yield writer, part.raw


def _is_of_aged(part: Part, around: Around) -> bool:
    """Say whether a name stands beside an age: "Milan, 19"; not "JAC - An. Meisje van 20"."""
    before, after = around.before, around.after
    is_writers = around.is_beside_writer and before.sentence == part.sentence
    if is_writers and after.sentence != part.sentence:
        return False
    return after.tells("age") or (before.tells("age") and not around.is_self)


def _heads(part: Part) -> bool:
    return _HEADING.search(part.normal) is not None


def _called(part: Part) -> re.Match[str] | None:
    """Find where words say how the youth is called."""
    found = (pattern.search(part.raw) for pattern in (_CALLED, _KIN_OF, _WITH_AGE))
    return next(filter(None, found), None)


def _is_person(name: str, read: Reader) -> bool:
    """Say whether capitals make a name, and no town or service."""
    is_name = read("youth_name", name).value == name
    return is_name and read("region", name).is_empty and not Part(name).names_service


def _is_way(part: Part, read: Reader) -> bool:
    has_data = not read("youth_phone", part.raw).is_empty or "@" in part.raw
    return part.tells("way") and not has_data and not part.tells("of_writer")


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
