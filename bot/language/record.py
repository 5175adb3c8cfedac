"""What somebody tells and does not want written down: "maar schrijf dat niet op"."""

from __future__ import annotations

import re

from bot.language.normalise import normalise
from bot.language.sentences import sentences

_NOT = r"(?:niet|nie|ni|niets|niks|nergens|nooit)"
_WRITE = r"(?:op ?(?:te )?schrijven|neer ?(?:te )?schrijven|(?:te )?noteren|(?:te )?vermelden)"
_WRITTEN = r"(?:opgeschreven|genoteerd|vermeld)"
_FILE = r"(?:in|op) (?:\w+ )?(?:dossier|papier|verslag)"
_US = r"(?:onder|tussen) ons"
_NOBODY = r"\b(?<!ik )(?<!hij )(?<!ze )(?<!zij )"
_YOU_IT = r"(?:(?:je|ge|u|gij|jullie|dat|dit|het|da) ){0,3}"
_IT = r"(?:(?:da|dat|dit|het|die|er|dan|maar|ma|nu|alstublieft|aub|svp) )*"
#: Asked of the reader. What is not to reach a father is what a coach has to know, and is kept; so
#: is what is simply not written down anywhere.
_WISH = re.compile(
    rf"(?:{_NOBODY}(?:schrijft?|schrijfde|zet) {_IT}{_NOT} (?:er)?(?:op|neer|bij|in)\b"
    rf"|{_NOBODY}schrijft? (?:dat|dit|het|die) (?:\w+ ){{1,4}}{_NOT} (?:op|neer)\b"
    rf"|{_NOBODY}(?:noteert?|vermeldt?) (?:dat|dit|het|maar) {_IT}{_NOT}\b"
    rf"|\b(?:mag|moet|moe|moogt|hoeft|hoef) {_YOU_IT}{_NOT}"
    rf" (?:\w+ )?(?:{_WRITE}|{_WRITTEN}|{_FILE})"
    rf"|\b(?:liever|liefst|graag|gelieve|aub|alstublieft) (?:dit |dat |het )?{_NOT}"
    rf" (?:{_WRITE}|{_FILE})\b"
    rf"|(?:^|[(,;.] ?){_NOT} (?:{_WRITE}|{_FILE} zetten)\b"
    rf"|\bik wil {_NOT} dat (?:dat|dit|het|da) (?:\w+ ){{0,2}}(?:{_WRITTEN}|{_FILE})"
    rf"|\bhou(?:dt?)? (?:dat|dit|het|da) (?:\w+ )?(?:voor (?:u|je|jezelf)|{_US})\b"
    rf"|\boff the record\b|\bblijft? (?:\w+ )?{_US}\b|\b{_US} gezegd\b|\bdit is {_US}\b"
    rf"|(?:^|[.!?(] ?)(?:even )?{_US} *(?=[,:.]))"
)
#: Names what is not to be written: "schrijf niet op dat hij drinkt".
_NAMES_IT = re.compile(rf"{_WISH.pattern}(?: op)?,? (?:dat|van|over|wie|wat|waar|hoe)\b")
#: Is about what comes: "wat nu volgt mag je niet opschrijven".
_COMES = re.compile(
    r"\bwat (?:\w+ )?(?:volgt|komt)|\bwat ik (?:nu|je nu|u nu|ga)\b"
    rf"|^(?:dit is |even )?{_US}"
)
#: Beside a wish these tell nothing.
_NO_NEWS = re.compile(
    r"^(?:(?:want|anders|omdat|als|dan|dus) .*"
    r"|(?:(?:alvast|dank|je|u|merci|bedankt|aub|svp|alstublieft|he|hoor|zeg|oke|ok|ja|nee|en|maar|ma"
    r"|graag|hartelijk|a\.?u\.?b|dat|dit|het|beter|liever|toch|wel) ?)*)$"
)
_CLAUSE = re.compile(r"\s*[,;:()]\s*|[.!?]+\s*|\s+(?=(?:en|maar|ma|mo|want|anders) )")


def on_record(text: str) -> str:
    """Return words as typed without what the person does not want written down.

    A wish that names what it is about takes that along; another one what its sentence tells, and
    where it tells nothing, the sentence before it, or the one that it announces.
    """
    if not _WISH.search(normalise(text)):
        return text
    kept: list[str] = []
    drops_next = False
    for sentence in sentences(text):
        normal = normalise(sentence)
        is_dropped, drops_next = drops_next, False
        if not _WISH.search(normal):
            kept += [] if is_dropped else [sentence]
        elif _NAMES_IT.search(normal):
            kept.append(_before_wish(sentence))
        elif not _tells(sentence):
            drops_next = _COMES.search(normal) is not None
            kept = kept if drops_next else kept[:-1]
    return " ".join(filter(None, kept))


def is_off_record(text: str) -> bool:
    """Say whether some of the words are not to be written down."""
    return _WISH.search(normalise(text)) is not None


def _tells(sentence: str) -> bool:
    """Say whether a sentence tells something besides the wish."""
    clauses = (normalise(one).strip() for one in _CLAUSE.split(sentence))
    return any(
        one and not _WISH.search(one) and not _COMES.search(one) and not _NO_NEWS.match(one)
        for one in clauses
    )


def _before_wish(sentence: str) -> str:
    """Return the clauses of a sentence that stand before the wish."""
    before = []
    for clause in filter(None, _CLAUSE.split(sentence)):
        if _WISH.search(normalise(clause)):
            break
        before.append(clause)
    else:
        return ""
    return ", ".join(before)
