"""A name that is put right in so many words: "ik heet Sofie en niet Sfoie"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.intake.unasked import Answers

_NAME = r"[^\W\d_][\w'’-]+(?: (?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er) )*[A-ZÀ-Þ][\w'’-]+){0,2}"
_IS = (
    r"(?:is|moet|wordt|schrijf(?:t)? (?:je|ge|men)(?: als)?|spel(?:t)? (?:je|ge|men)(?: als)?)"
    r"(?: (?:wel|eigenlijk|dus|gewoon))?"
)
#: "Is fout, tis Kyana met een y".
_IS_WRONG = (
    r"(?:is|was|staat|klopt) (?:fout|verkeerd|mis|niet(?: juist| goed)?)"
    r"(?: geschreven| getypt)?[,.;]? (?:maar )?"
    r"(?:'?t ?is|da(?:t)? is|het is|(?:het )?moet(?: zijn)?)"
)
_OWN = re.compile(
    rf"\b(?:[Mm]ijn|[Mm]'?n|[Mm]e) (?:\w+ )?(?:voor)?naam (?:{_IS_WRONG}|{_IS}) (?P<name>{_NAME})"
    rf"|\b[Ii]k (?:heet|noem) (?:eigenlijk )?(?P<called>{_NAME})",
)
_YOUTHS = re.compile(
    rf"\b(?:[Zz]ijn|[Hh]aar|[Dd]e) (?:\w+ )?(?:voor)?naam (?:{_IS_WRONG}|{_IS})"
    rf" (?P<name>{_NAME})"
    r"|\b(?:[Hh]ij|[Zz]e|[Zz]ij|de jonge\w+) (?:heet|noemt) (?:eigenlijk |niet \w+ maar )?"
    rf"(?P<called>{_NAME})"
)
#: No name stands there: "mijn naam is fout".
_NO_NAME = frozenset(
    (
        "niet",
        "fout",
        "verkeerd",
        "anders",
        "juist",
        "mis",
        "zo",
        "nog",
        "ook",
        "met",
        "geen",
        "een",
    )
)


def renamed(answers: Answers, text: str) -> dict[str, object]:
    """Return the names that words give anew; of a youth who writes it is the own one."""
    own = "youth_name" if answers.get("referrer_type") == "self" else "referrer_name"
    new: dict[str, object] = {}
    for slot, pattern in ((own, _OWN), ("youth_name", _YOUTHS)):
        for found in pattern.finditer(text):
            name = (found["name"] or found["called"]).strip()
            is_name = name.split()[0].casefold() not in _NO_NAME
            if is_name and slot in answers and name != answers[slot]:
                new[slot] = name[0].upper() + name[1:]
    return new
