"""Clauses of first messages, each in several settings: nothing is read that they do not tell.

What is told is read or asked; what others have, what was and what is denied is never kept.
"""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.intake.opening import OPENING
from tests.intake.listening import words

CLAUSES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("clauses.yml").read_text(encoding="utf-8")
)
#: Around each clause: a service, a service in telegram style or at length, family, the youth.
SETTINGS = {
    "income": (
        "CAW Kortrijk hier. Jongen van 20, slaapt bij een vriend in Menen, hij weet ervan. {C}.",
        "Mijn broer van 20 slaapt al een week in zijn auto en {c}. Ik wil hem aanmelden.",
    ),
    "living_situation": (
        "CAW Kortrijk hier. Jongen van 20. {S}. Hij heeft een leefloon en weet ervan.",
        "JAC Brugge: jongen 20 j, {c}, leefloon, wil in Brugge blijven",
    ),
    "discussed_with_youth": (
        "CAW Kortrijk hier. Jongen van 20, slaapt bij een vriend, leefloon. {C}.",
        "JAC Brugge: jongen 20 j, nachtopvang, leefloon, {c}, wil in Brugge blijven",
        "Mijn broer van 20 slaapt in zijn auto. {C}. Hij heeft geen inkomen.",
    ),
    "age": (
        "CAW Kortrijk hier, {c}, slaapt bij een vriend, leefloon, hij weet ervan",
        "Dag, ik bel voor een {c}. Slaapt in zijn auto. Geen inkomen.",
        "Ik wil een {c} aanmelden, hij slaapt in de nachtopvang en heeft geen inkomen.",
    ),
    "referrer_type": ("{c}", "Goeiedag. {C}."),
}
#: Of what is told as many may be asked again.
ASKED_AGAIN = {
    "income": 0.2,
    "living_situation": 0.1,
    "discussed_with_youth": 0.32,
    "age": 0.34,
    "referrer_type": 0.1,
}
_BEGIN = "CAW Kortrijk hier. Jongen van 20, slaapt bij een vriend, leefloon. Hij weet ervan. "
_STANCES = {"refuse": {"no"}, "agree": {"yes", None}, "waver": {"unsure", None}}
_WATCHED = {"with_partner", "with_child", "leaving_detention", "other_prison", "no_papers"}


def _heard(text: str, slot: str) -> object:
    return words("referrer_type", text, {"question_stage": OPENING}).changes.get(slot)


def _in(setting: str, clause: str) -> str:
    capital = clause[0].upper() + clause[1:]
    subject = capital if re.match(r"(?:zijn|haar) ", clause) else f"Hij {clause}"
    return setting.format(c=clause, C=capital, S=subject)


def _told(slot: str) -> list[tuple[object, str]]:
    return [
        (group["want"], _in(setting, clause))
        for group in CLAUSES[slot]
        for clause, setting in product(group["clauses"], SETTINGS[slot])
    ]


@pytest.mark.parametrize("slot", SETTINGS)
def test_nothing_is_heard_otherwise_than_a_clause_tells_it(slot: str) -> None:
    otherwise = [
        (heard, want, text)
        for want, text in _told(slot)
        for heard in [_heard(text, slot)]
        if heard is not None and heard != want
    ]

    assert otherwise == []


@pytest.mark.parametrize("slot", SETTINGS)
def test_most_that_a_clause_tells_is_not_asked_again(slot: str) -> None:
    told = [(want, text) for want, text in _told(slot) if want is not None]

    missed = [text for _, text in told if _heard(text, slot) is None]

    assert len(missed) <= ASKED_AGAIN[slot] * len(told), missed


@pytest.mark.parametrize(("stance", "slot"), product(_STANCES, CLAUSES["conditions"]["named"]))
def test_a_condition_is_agreed_to_by_no_refusal(stance: str, slot: str) -> None:
    otherwise = [
        (heard, said)
        for named, clause in product(
            CLAUSES["conditions"]["named"][slot], CLAUSES["conditions"][stance]
        )
        for said in [clause.format(t=named)]
        for heard in [_heard(_BEGIN + said[0].upper() + said[1:], slot)]
        if heard not in _STANCES[stance]
    ]

    assert otherwise == []


@pytest.mark.parametrize("one", CLAUSES["attention"], ids=lambda one: str(one["text"])[:50])
def test_who_comes_along_is_told_and_nobody_elses_company(one: dict[str, Any]) -> None:
    settings = {
        "self": "hallo ik ben 20 en {c} en heb geen inkomen",
        "service": "CAW Kortrijk, aanmelding van een jongere van 20. {C}. Leefloon, weet ervan.",
    }

    told = _heard(_in(settings[one["who"]], one["text"]), "attention")

    assert {*(told or ())} & _WATCHED == {*one["told"]}  # type: ignore[misc]
