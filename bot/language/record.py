"""What somebody tells and does not want written down: "maar schrijf dat niet op"."""

from __future__ import annotations

import re

from bot.language.normalise import normalise
from bot.language.sentences import sentences

_NOT = r"(?:niet|nie|niets|niks|nergens|nooit)"
_WRITE = r"(?:opschrijv\w*|op ?te schrijven|neerschrijv\w*|noteren|genoteerd|opgeschreven)"
#: What is not to reach somebody, such as a father, is what a coach has to know: that is kept.
_IT = r"(?:(?:da|dat|dit|het|die|er|dan|maar|ma|nu|alstublieft|aub) )*"
_OFF_RECORD = re.compile(
    rf"(?:\b{_NOT} (?:\w+ ){{0,3}}{_WRITE}\b"
    rf"|\b(?<!hij )(?<!ze )(?<!zij )(?:schrijft?|zet) {_IT}{_NOT} (?:er)?(?:op|neer|bij|in)\b"
    rf"|\b(?<!hij )(?<!ze )(?<!zij )noteert? (?:dat|dit|het) {_IT}{_NOT}\b"
    rf"|\b(?:mag|moet|hoeft|wil) (?:\w+ ){{0,3}}{_NOT} (?:in|op) (?:\w+ )?"
    r"(?:dossier|papier|verslag)\b"
    r"|\b(?:off the record|onder ons(?: gezegd)?|tussen ons gezegd|(?:blijf\w*|even) tussen ons)\b"
    r"|(?:^|[.!?(] ?)tussen ons,)"
)
#: Names what is not to be written: "schrijf niet op dat hij drinkt".
_NAMES_IT = re.compile(rf"{_OFF_RECORD.pattern}(?: op)?,? (?:dat|van|over|wie|wat|waar|hoe)\b")
#: A clause of fewer words tells nothing: a wish beside it is about what was said before.
_FEWEST_WORDS = 2
_CLAUSE = re.compile(r"\s*[,;:()]\s*|\s+(?=(?:en|maar|ma|mo) )")


def on_record(text: str) -> str:
    """Return words as typed without what the person does not want written down.

    A wish that names what it is about takes that along; another one what its sentence tells, and
    where it tells nothing, the sentence before it.
    """
    if not _OFF_RECORD.search(normalise(text)):
        return text
    kept: list[str] = []
    for sentence in sentences(text):
        normal = normalise(sentence)
        if not _OFF_RECORD.search(normal):
            kept.append(sentence)
        elif _NAMES_IT.search(normal):
            kept.append(_before_wish(sentence))
        elif not _beside_wish(sentence) and kept:
            kept.pop()
    return " ".join(filter(None, kept))


def is_off_record(text: str) -> bool:
    """Say whether some of the words are not to be written down."""
    return on_record(text).strip() != text.strip()


def _beside_wish(sentence: str) -> bool:
    """Say whether a sentence tells something besides the wish."""
    clauses = (one for one in _CLAUSE.split(sentence) if not _OFF_RECORD.search(normalise(one)))
    return any(len(one.split()) >= _FEWEST_WORDS for one in clauses)


def _before_wish(sentence: str) -> str:
    """Return the clauses of a sentence that stand before the wish."""
    before = []
    for clause in _CLAUSE.split(sentence):
        if _OFF_RECORD.search(normalise(clause)):
            break
        before.append(clause)
    return ", ".join(before)
