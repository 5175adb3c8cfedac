"""Read who is typing: a service, the private network, or the youth."""

from __future__ import annotations

import re

from bot.language.cues import cues, found, has
from bot.language.normalise import normalise
from bot.language.reading import NOTHING, Reading
from bot.language.sentences import clauses, is_question, sentences

_TOPIC = "referrer_type"
_SOMEBODY = Reading(None, ("private_network", "service"))
_SELF_AND_OTHER = Reading(None, ("self", "private_network"))
_BARE = re.compile(r"(ja|nee|jawel|klopt|inderdaad)(?: hoor)?[.! ]*")
#: "Voor iemand anders" says who it is not; a longer sentence tells of the youth.
_SHORT = 8
#: "Ze verblijft er met haar dochtertje": whose child it is tells of nobody who writes.
_THEIR_CHILD = re.compile(
    r"(?<!\w)(?:met|en) (?:haar|zijn|hun) (?:\w+ )?(?:dochter|zoon|kind)(?:tje|je)?(?!\w)"
)
#: "Ik werk niet bij een dienst, ik ben gewoon de buurvrouw".
_NO_SERVICE = re.compile(
    r"(?<!\w)(?:werk(?:en)? niet (?:bij|voor) (?:een |de )?(?:dienst|organisatie)"
    r"|ben (?:\w+ )?geen (?:dienst|hulpverlen\w+|professional))(?!\w)",
    re.IGNORECASE,
)

#: "Een kennis van hem, ik doe dat voor mijn eigen": for no service.
_OWN_NAME = re.compile(
    r"(?<!\w)doe (?:dat|dit|het) (?:\w+ )?voor (?:mijn eigen|mezelf|mijzelf)(?!\w)"
)
_NOT_FOR_ME = re.compile(r"(?<!\w)niet voor (?:mij|me|mezelf|mijzelf)(?: zelf)?(?!\w)")


def without_denied_service(text: str) -> str:
    """Return words without the service that somebody says not to work for."""
    return _NO_SERVICE.sub("ken hem gewoon", text)


def read_referrer_type(text: str, *, question: str = "") -> Reading:
    """Read the type; choices where it is somebody else without saying in which role."""
    normal = _THEIR_CHILD.sub(" ", normalise(without_denied_service(text)))
    normal = _OWN_NAME.sub("in eigen naam", normal)
    normal = _NOT_FOR_ME.sub("voor iemand anders", normal)
    told = " ".join(part for part in sentences(normal) if not is_question(part))
    bare = _BARE.fullmatch(told)
    if bare:
        return _by_question(bare[1], normalise(question))
    labels = _labels(told)
    if labels and has(_TOPIC, "two_roles", told):
        return _SOMEBODY
    if "self" in labels:
        both = has(_TOPIC, "self_and_other", told)
        return _SELF_AND_OTHER if both else Reading("self", matched=labels["self"])
    if {"service", "private_network"} <= set(labels):
        return _both(told, labels)
    return _one_role(told, labels)


def _one_role(told: str, labels: dict[str, str]) -> Reading:
    """Read the role that the clauses tell of, else what only hints at one."""
    for value in ("private_network", "service"):
        if value in labels:
            return Reading(value, matched=labels[value])
    alone = cues(_TOPIC)["self_alone"].search(told)
    if alone and not labels:
        return Reading("self", matched=alone.group())
    short = len(told.split()) <= _SHORT
    return _SOMEBODY if short and has(_TOPIC, "somebody", told) else NOTHING


def _by_question(answer: str, asked: str) -> Reading:
    """Read a bare yes or no where the question named one role only."""
    if re.search(r"(?<!\w)of(?!\w)", asked):
        return NOTHING
    about_self = has(_TOPIC, "asks_self", asked)
    if answer == "nee":
        return _SOMEBODY if about_self else NOTHING
    if about_self:
        return Reading("self", matched=answer)
    return Reading("service", matched=answer) if "dienst" in asked else NOTHING


def _labels(told: str) -> dict[str, str]:
    """Return what the clauses say, without those about the past or about who helps typing."""
    labels: dict[str, str] = {}
    for clause in clauses(told):
        # "Een maat van mij" speaks of a friend, and of nobody else.
        friend = cues(_TOPIC)["private_network"].search(clause)
        hits = found(_TOPIC, cues(_TOPIC)["not_self"].sub(" ", clause))
        if friend:
            hits.setdefault("private_network", friend.group())
        values = {"self", "service", "private_network"}
        if {"past", "helper"} & set(hits):
            values = {"self"}
        elif "not_service" in hits:
            values = {"self", "private_network"}
        labels = {**{value: hits[value] for value in values & set(hits)}, **labels}
    return labels


def _both(told: str, labels: dict[str, str]) -> Reading:
    """Read somebody with two roles: the one they say they have now, else ask."""
    if has(_TOPIC, "not_service", told) or has(_TOPIC, "private_role", told):
        return Reading("private_network", matched=labels["private_network"])
    if has(_TOPIC, "service_role", told):
        return Reading("service", matched=labels["service"])
    return _SOMEBODY
