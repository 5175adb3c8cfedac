"""Whether somebody only wants to know if it fits, and to refer nobody yet."""

from __future__ import annotations

import re

from bot.intake.referring import REFER, refers
from bot.language.normalise import normalise

#: "Ik meld hem nu nog niet aan".
_NOT_YET = re.compile(
    r"\b(?:meld|schrijf)\b[^.?!,]*\b(?:nog|voorlopig) niet (?:aan|in)\b"
    rf"|\b(?:nog|nu|voorlopig) niet (?:\w+ )?{REFER}\b|\bniet (?:direct|meteen|al) {REFER}\b"
    r"|\b(?:ga|wil|zal|kan|mag) (?:\w+ ){0,3}(?:geen na(?:am|men)"
    r"|(?:mijn|zijn|haar|de) naam (?:\w+ ){0,2}niet) (?:geven|noemen|zeggen|doorgeven)\b"
    rf"|\bzonder (?:\w+ ){{0,2}}{REFER}\b|\b{REFER} (?:hoeft|moet|doe ik|wil ik) nog niet\b"
)
_FITS = re.compile(
    r"\b(?:aanmerking|voorwaarden|na(?:kijken|gaan)|check\w*|anoniem\w*|past|weten of|voldoet?)\b"
    r"|\bmag (?:iemand|een \w+|die|hij|ze|zij)\b[^.!?]*\bbij jullie\b"
)
_WANTS_CHECK = re.compile(
    r"\b(?:na(?:kijken|gaan)|check\w*|aanmerking|voorwaarden|anoniem\w*|aan(?:te)?meld\w*)\b"
)


def checks(text: str) -> bool:
    """Say whether words want the conditions checked."""
    return _WANTS_CHECK.search(normalise(text)) is not None


def asks_whether_it_fits(text: str) -> bool:
    """Say whether words ask whether somebody fits: "zou ik in aanmerking komen"."""
    return _FITS.search(normalise(text)) is not None


def only_checks(text: str) -> bool:
    """Say whether somebody wants to know whether it fits, and to refer nobody yet."""
    normal = normalise(text)
    is_wish = refers(text) is not None
    return not is_wish and bool(_NOT_YET.search(normal)) and bool(_FITS.search(normal))
