"""By what the same youth is recognised when two people refer them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.intake.age import age_on, born_on
from bot.intake.values import given
from bot.language.places import arrondissements_of

if TYPE_CHECKING:
    from datetime import date

    from bot.intake.questions import Answers

#: Somebody who wants to live anywhere is recognised by more than name and age.
_WIDEST = 10


def marks_of(answers: Answers, today: date) -> frozenset[str]:
    """Return what marks a youth: the phone, or the name with a year of birth and a region.

    An age leaves two years of birth open; both are marks, so that a birthday between two
    referrals hides nothing. Two referrals that share a mark are possibly one youth: a coach looks.

    Raises:
        AnswerError: The age or the date of birth is no value of the contract.
    """
    marks = set()
    phone, name = given(answers, "youth_phone"), _plain(given(answers, "youth_name"))
    if phone not in (None, "none"):
        marks.add(f"phone {phone}")
    years = _years_of_birth(answers, today) if name else ()
    for region in _regions(answers):
        marks |= {f"name {name} {year} {region}" for year in years}
    return frozenset(marks)


def _plain(name: object) -> str:
    """Return a name without accents, capitals, marks and order: "Noor D'Hondt", "d hondt noor"."""
    if not isinstance(name, str) or name in {"none", "unknown"}:
        return ""
    signs = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return " ".join(sorted(re.findall(r"[^\W\d_]+", letters)))


def _years_of_birth(answers: Answers, today: date) -> tuple[int, ...]:
    born, age = born_on(answers, today), age_on(answers, today)
    if born is not None:
        return (born.year,)
    return () if age is None else (today.year - age - 1, today.year - age)


def _regions(answers: Answers) -> tuple[str, ...]:
    place = given(answers, "region")
    found = arrondissements_of(place) if isinstance(place, str) else frozenset[str]()
    return tuple(sorted(found)) if len(found) <= _WIDEST else ()
