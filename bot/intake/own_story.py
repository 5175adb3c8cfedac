"""Who tells a story: the youth it is about, or somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.referring import SELF, SOMEBODY, YOUNG_FAMILY, refers
from bot.language.cues import found

if TYPE_CHECKING:
    from bot.intake.parts import Part

_TOPIC, _OTHERS = "own_story", "others"
#: So much more of the own story than of others it must be.
_MORE = 2

#: "Ik ben Fatou, 20 jaar": that is the youth, where nobody else of that age is told of.
_OWN_AGE = re.compile(
    r"\bik (?:ben|bin|zijn|zyn|zin|zen) (?:\w+,? ){0,2}(?:1[6-9]|2[0-4])\b"
    r"(?! (?:(?:jaar|maand\w*|dagen|weken) )?(?:geleden|getrouwd|ouder|jonger))"
)
_ANOTHER_YOUTH = re.compile(
    r"\b(?:hij|ze|zij|zoon|dochter|broer|zus|neef|nicht|kleinzoon|kleindochter|maat|vriend"
    r"|vriendin"
    r"|jongen|meisje|leerling|petekind|buurjongen|buurmeisje|kameraad|lief)(?:tje|je|ke)?\b"
    r"[^.!?]{0,25}\b(?:1[5-9]|2[0-5])\b"
    r"|\b(?:mijn|onze?|ons|een) (?:\w+ )?(?:zoon|dochter|broer|zus|neef|nicht|kleinzoon"
    r"|kleindochter|maat"
    r"|kameraad|leerling)(?:tje|je|ke)? (?:van (?:mij|ons) )?(?:\w+ )?(?:slaapt|zit|is|heeft"
    r"|staat|moet|komt|woont|ligt)\b"
)
#: "Ik ben Lobke van het JAC in Ieper en ik zou een jongen willen aanmelden", without a stop.
#: No prison or club is among them: "ik ben de moeder van een jongen in de gevangenis van Gent".
_OF_SERVICE = re.compile(
    r"\bik (?:ben|werk) (?:\w+ ){0,3}(?:van|bij|vanuit|voor) (?:het |de |den )?"
    r"(?:ocmw|caw|jac|psd|jww|clb|vdab|justitiehuis|straathoekwerk|sociaal huis"
    r"|woonmaatschappij)\b(?! (?:weg|gekomen|geweest|gestuurd|doorgestuurd))"
)
#: "Nachtopvang Oostende hier", at the beginning.
_SERVICE_HERE = re.compile(
    r"^(?:(?:dag|hallo|hey|goeie?\w+),? )?(?:(?!ik |wij |we )\w+ ){1,4}hier$"
)
#: "Mijn stiefzoon": no service writes so of its client.
_KIN_OF_WRITER = re.compile(rf"\b(?:mijn|onze?|ons) (?:\w+ )?{YOUNG_FAMILY}\b")


def tells_own_story(message: tuple[Part, ...]) -> bool:
    """Say whether somebody tells where they sleep, what they live on or when they must go."""
    own = others = 0
    for one in message:
        labels = set(found(_TOPIC, one.normal))
        others += _OTHERS in labels
        own += len(labels - {_OTHERS})
    return own > 0 and own >= _MORE * others


def said_plainly(by_rule: object | None, message: tuple[Part, ...]) -> str | None:
    """Return who writes where the words leave no doubt, whatever all of a story resembles."""
    if tells_own_youth(message):
        return SELF
    first = message[0] if message else None
    begins = first is not None and first.names_service and _SERVICE_HERE.match(first.normal)
    is_service = any(_OF_SERVICE.search(one.normal) for one in message)
    if (begins or is_service) and not tells_of_own_kin(message):
        return "service"
    # "De OCMW-assistente van mijn kleinzoon zei dat ik u moest contacteren".
    is_kin = by_rule == "service" and not _is_at_work(message) and tells_of_own_kin(message)
    return "private_network" if is_kin else None


def tells_own_youth(message: tuple[Part, ...]) -> bool:
    """Say whether somebody is as young as a youth, or wants in, and tells of no other youth."""
    said = ", ".join(one.normal for one in message)
    whom = refers(". ".join(one.raw for one in message))
    if whom == SOMEBODY or not (whom == SELF or _OWN_AGE.search(said)):
        return False
    return not _ANOTHER_YOUTH.search(_OWN_AGE.sub(" ", said))


def tells_of_own_kin(message: tuple[Part, ...]) -> bool:
    """Say whether somebody tells of a young one of the own family."""
    return any(_KIN_OF_WRITER.search(one.normal) for one in message)


def _is_at_work(message: tuple[Part, ...]) -> bool:
    """Say whether somebody tells of their work in a service, in words that name no own kin."""
    return any(
        (one.names_service or one.tells("own_service")) and not _KIN_OF_WRITER.search(one.normal)
        for one in message
    )
