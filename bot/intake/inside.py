"""Who is inside, and where: what follows from the service that writes and the words about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.parts import own_service
from bot.language.cues import has
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.intake.parts import Part
    from bot.intake.unasked import Answers, Reader

INSIDE = "institution"
#: Where nobody is who is still inside, unless they go back to it.
_AT_HOME = frozenset({"eviction_threat", "housed"})
#: "Verblijft bij ons".
WITH_US = re.compile(
    r"\bbij ons\b|\b(?<=verblijft )hier\b|\b(?<=woont )hier\b|\bbewoo?n(?:er|ster)s?\b",
    re.IGNORECASE,
)
#: Services that speak of a youth who is with them when they say that the youth may go.
_HOUSES = frozenset({"gemeenschapsinstelling", "jww", "psd", "ziekenhuis"})
#: "Huurt een studio bij ons": a home.
_LETS = frozenset({"woonmaatschappij"})
_OF_PRISONS = frozenset({"psd", "jww"})
_NO_PRISONS = frozenset({"gemeenschapsinstelling", "ziekenhuis", "jeugdhulp"})
#: "Ze moet bij ons weg": said by whoever houses her.
_LEAVES_US = re.compile(
    r"\b(?:bij|van) ons (?:\w+ ){0,3}(?:weg|buiten|vertrekken|uit)\b|\bons (?:\w+ )?verlaten\b"
    r"|\bonze (?:\w+ ){1,3}(?:verlaten|uit)\b|\bhier (?:\w+ )?(?:weg|buiten|vertrekken|uit)\b"
)
#: "Mag 12 juni weg", "moet er in mei uit".
_LEAVES = re.compile(
    r"\b(?:mag|moet|kan|gaat|zal|komt) (?:\S+ ){0,5}(?:weg|buiten|vrij|eruit|er uit|uit|verlaten"
    r"|vertrekken)(?= |$)|\b(?:vrij|buiten) (?:op|vanaf|eind|begin|half)\b"
    r"|\b(?:ontslag|ontslagen|vrijlating|einde (?:van de )?(?:straf|plaatsing|maatregel"
    r"|opname)|strafeinde|loopt af|voorwaardelijke invrijheidstelling|vi (?:vanaf|op|in)|vi-datum"
    r"|vertrekt? (?:in|op|eind|begin|\w+ 20\d\d)|na de (?:plaatsing|opname|maatregel|detentie)"
    r"|mag (?:(?!niet )\S+ ){0,4}naar huis|geen (?:t?huis|adres) om naar)\b"
)
#: "Moet er op haar achttiende uit": said by whoever has a house of its own.
_HAS_HOUSE = re.compile(r"\b(?:leefgroep|voorziening|internaat|campus|tehuis|home)\b")
_MUST_GO = re.compile(r"\bmoet (?:\w+ ){0,6}(?:uit|weg|buiten|vertrekken)\b")
#: "Op 20 maart mag hij het ziekenhuis verlaten": the service is named, and left.
_LEAVES_HOUSE = re.compile(
    r"\b(?:hij|ze|zij|die|jongen|meisje|jongere|cliente?|patiente?) (?:\S+ ){0,5}verlaten\b"
)
#: An institution or hospital that is no prison, and words that may mean one all the same.
_ELSEWHERE = re.compile(
    r"\b(?:ziekenhuis|psychiatri\w*|paaz|kliniek|gemeenschapsinstelling|gi|de zande|everberg"
    r"|leefgroep|voorziening|internaat|jeugdinstelling|ontwenning\w*|afkick\w*|revalidatie\w*)\b"
)
_PRISON = re.compile(
    r"\b(?:gevang\w*|gedetineer\w*|detentie\w*|bak|cel|straf\w*|pcb|plc|opgesloten|vast)\b"
)


def houses_youth(value: object, message: tuple[Part, ...], answers: Answers) -> bool:
    """Say whether it follows from the service that writes where the youth lives."""
    if value == INSIDE and must_be_inside(message, answers):
        return True
    is_service = answers.get("referrer_type") == "service"
    is_service = is_service and answers.get("referrer_organisation") not in _LETS
    return is_service and any(WITH_US.search(one.raw) for one in message)


def leaves_us(message: tuple[Part, ...], answers: Answers) -> bool:
    """Say whether a service for youths that writes houses the youth, who has to leave it."""
    if answers.get("referrer_organisation") not in _HOUSES | _NO_PRISONS:
        return False
    if any(_LEAVES_US.search(one.normal) for one in message):
        return True
    has_house = any(_HAS_HOUSE.search(one.normal) for one in own_service(message))
    return has_house and any(_MUST_GO.search(one.normal) for one in message)


def must_be_inside(message: tuple[Part, ...], answers: Answers) -> bool:
    """Say whether a youth of a prison, hospital or youth institution is there still."""
    if answers.get("referrer_organisation") not in _HOUSES:
        return False
    if answers.get("referrer_organisation") == "psd" and any(one.tells("age") for one in message):
        return True
    service = own_service(message)
    return any(
        _LEAVES.search(one.normal)
        for one in message
        if one not in service or _LEAVES_HOUSE.search(one.normal)
    )


def is_inside_still(
    value: object, words: str, message: tuple[Part, ...], answers: Answers
) -> bool:
    """Say whether a home that words name is one that a youth who is inside has no more."""
    if value not in _AT_HOME or not must_be_inside(message, answers):
        return False
    said = normalise(words)
    goes_home = has("living_situation", "goes_home", said)
    return not goes_home or has("living_situation", "nowhere", said)


def where_inside(message: tuple[Part, ...], answers: Answers, read: Reader) -> object | None:
    """Return the prison that the words leave no doubt about; "none" for another institution."""
    organisation = answers.get("referrer_organisation")
    if organisation in _OF_PRISONS:
        return _own_prison(message, read)
    if answers.get("living_situation") != INSIDE:
        return None
    words = ", ".join(one.normal for one in message)
    is_elsewhere = organisation in _NO_PRISONS or _ELSEWHERE.search(words) is not None
    return "none" if is_elsewhere and not _PRISON.search(words) else None


def may_be_inside(answers: Answers) -> bool:
    """Say whether the prison in which a service works may be the one that houses the youth."""
    is_of_prison = answers.get("referrer_organisation") in _OF_PRISONS
    return is_of_prison and answers.get("living_situation") in {None, INSIDE}


def stray_prison(answers: Answers, changes: Mapping[str, object]) -> dict[str, object]:
    """Return what forgets the prison of a service, once the youth turns out to live elsewhere."""
    is_told = changes.get("living_situation") not in {None, INSIDE}
    return {"prison": None} if is_told and {**answers, **changes}.get("prison") else {}


def _own_prison(message: tuple[Part, ...], read: Reader) -> object | None:
    """Return the prison of the service that writes; that of Ruiselede, and no institution."""
    reading = read("prison", ", ".join(one.raw for one in own_service(message)))
    prisons = [value for value in (reading.value, *reading.choices) if value not in {None, "none"}]
    return prisons[0] if len(prisons) == 1 else None
