"""Read for which kind of service a referrer works."""

from __future__ import annotations

import re

from bot.language.cues import cues, has
from bot.language.normalise import normalise
from bot.language.reading import NOTHING, Reading, either
from bot.language.sentences import clauses, is_question

_TOPIC = "referrer_organisation"
_VALUES = (
    "jac", "jww", "psd", "ocmw", "caw", "justitiehuis", "gemeenschapsinstelling",
    "tewerkstelling", "straathoekwerk", "woonmaatschappij", "opvang", "jeugdhulp", "ziekenhuis",
    "other",
)  # fmt: skip
#: What is part of something larger: the first says more than the second.
_CLOSER = (
    ("jac", "caw"), ("jww", "caw"), ("psd", "justitiehuis"),
    ("gemeenschapsinstelling", "jeugdhulp"), ("ocmw", "other"), ("caw", "other"),
    ("tewerkstelling", "other"), ("straathoekwerk", "other"), ("ziekenhuis", "other"),
    ("jeugdhulp", "other"), ("opvang", "other"), ("woonmaatschappij", "other"),
    ("ocmw", "woonmaatschappij"),
)  # fmt: skip
_MOST_CHOICES = 2
#: "CAW? Nee, het justitiehuis": what is said again is denied.
_ECHO = re.compile(r"^[^?.!]{2,40}\? (?=(?:nee|neen|(?:nee)+n?)(?!\w))")
#: "Overgestapt van de mutualiteit naar het CAW".
_MOVED = re.compile(
    r"(?<!\w)(?:overgestapt|veranderd|verhuisd|overgegaan|gewisseld) van (?:de |het |een )?\w+"
    r"(?: \w+)? (?:naar|bij)(?!\w)"
)
_IS_PSD = re.compile(r"(?<!\w)(?:psd|psycho\w*|sociale dienst)(?!\w)")
_NEGATED = re.compile(r"(?:geen|niet)(?: \w+){0,3}\s*$")


def read_referrer_organisation(text: str) -> Reading:
    """Read one kind of service; choices where the referrer names two."""
    normal = normalise(text)
    normal = _MOVED.sub("nu bij", _ECHO.sub("", normal))
    if is_question(normal) or has(_TOPIC, "no_service", normal):
        return NOTHING
    alternatives = re.search(r"(?<!\w)(?:of|halftijds|half)(?!\w)", normal)
    parts = clauses(normal)
    sending = [clause for clause in parts if has(_TOPIC, "sent_by", clause)]
    named = [value for clause in sending for value in _named_in(clause)]
    named = named or [value for clause in parts for value in _named_in(clause)]
    named = list(dict.fromkeys(named))
    for closer, wider in _CLOSER:
        if closer in named and wider in named and not alternatives:
            named.remove(wider)
    if {"jww", "caw"} & {*named} and "psd" in named and not _IS_PSD.search(normal):
        # "Gevangenis Gent, JWW": who works inside for somebody else.
        named.remove("psd")
    if alternatives or "caw" in named:
        return either(named if len(named) <= _MOST_CHOICES else [], normal)
    return either(named[:1] if len(named) <= _MOST_CHOICES else [], normal)


def _named_in(clause: str) -> list[str]:
    hits: list[tuple[int, str]] = []
    for value in _VALUES:
        match = cues(_TOPIC)[value].search(clause)
        before = clause[: match.start()] if match else ""
        if match and not _NEGATED.search(before) and not has(_TOPIC, "before", before):
            hits.append((match.start(), value))
    return [value for _, value in sorted(hits)]
