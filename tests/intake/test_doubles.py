"""By what the same youth is recognised, whoever refers them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.intake.doubles import marks_of

if TYPE_CHECKING:
    from bot.intake.questions import Answers

TODAY = date(2026, 3, 2)
NOOR: Answers = {
    "youth_name": "Noor D'Hondt",
    "youth_phone": "+32470000001",
    "age": 19,
    "region": "Kortrijk",
}


def is_double(one: Answers, other: Answers, on: date = TODAY) -> bool:
    return bool(marks_of(one, TODAY) & marks_of(other, on))


@pytest.mark.parametrize(
    "changes",
    [
        {"youth_name": "Noortje", "age": 23, "region": "Brugge"},
        {"youth_phone": "none"},
        {"youth_phone": "+32479999999", "region": "Izegem", "youth_name": "noor d’hondt"}
        | {"region": "Waregem"},
        {"youth_phone": "none", "youth_name": "D HONDT, Noór"},
        {"youth_phone": "none", "age": None, "birth_date": "2006-11-02"},
        {"youth_phone": "none", "age": 20},
    ],
)
def test_same_youth_is_recognised(changes: Answers) -> None:
    assert is_double(NOOR, {**NOOR, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"youth_phone": "+32479999999", "youth_name": "Sam"},
        {"youth_phone": "none", "age": 22},
        {"youth_phone": "none", "region": "Brugge"},
        {"youth_phone": "none", "age": "unknown"},
        {"youth_phone": "none", "region": "unknown"},
        {"youth_phone": None, "youth_name": None},
    ],
)
def test_somebody_else_is_not(changes: Answers) -> None:
    assert not is_double(NOOR, {**NOOR, **changes})


def test_birthday_between_two_referrals_hides_nothing() -> None:
    older = {**NOOR, "youth_phone": "none", "age": 20}

    assert is_double(NOOR, older, date(2026, 12, 1))


@pytest.mark.parametrize("answers", [{}, {"age": 19, "region": "Kortrijk"}])
def test_who_is_not_named_has_no_mark(answers: Answers) -> None:
    assert marks_of(answers, TODAY) == frozenset()
