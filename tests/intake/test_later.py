"""From which day it could fit, and what somebody is reminded of."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

import pytest

from bot.intake.later import Later, later, later_from, moment_of, reminder_of, told_end
from bot.language.answers import Reading, read_answer

if TYPE_CHECKING:
    from bot.intake.questions import Answers

TODAY = date(2026, 3, 2)
INSIDE = {"living_situation": "institution", "prison": "brugge"}


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"age": 19, "income": "leefloon", "living_situation": "public_space"}, ()),
        ({"age": 25}, ()),
        ({"age": 17}, ()),
        ({"age": 16}, (Later("too_young"),)),
        ({"birth_date": "2010-03-03"}, (Later("too_young", "2027-03-03", date(2027, 3, 3)),)),
        ({"birth_date": "2009-03-02"}, ()),
        (INSIDE | {"release_date": "unknown"}, ()),
        (INSIDE | {"release_date": "2026-03"}, ()),
        (INSIDE | {"release_date": "2026-03-02"}, ()),
        (INSIDE | {"release_date": "2026-04"}, (Later("still_inside", "2026-04"),)),
        (
            INSIDE | {"release_date": "2026-08-15"},
            (Later("still_inside", "2026-08-15", date(2026, 6, 16)),),
        ),
        ({"living_situation": "public_space", "release_date": "2026-08"}, ()),
        ({"income": "other"}, (Later("income_ends"),)),
        ({"income": "other", "income_ends": "2026-01"}, (Later("income_ends"),)),
        (
            {"income": "other", "income_ends": "2026-06"},
            (Later("income_ends", "2026-06", date(2026, 6, 1)),),
        ),
        ({"income": "none", "income_ends": "2026-06"}, ()),
    ],
)
def test_what_passes_by_itself_and_when(answers: Answers, found: tuple[Later, ...]) -> None:
    assert later(answers, TODAY) == found


YOUNG = Later("too_young", "2027-03-03", date(2027, 3, 3))
INCOME = Later("income_ends", "2027-05", date(2027, 5, 1))
FREE = Later("still_inside", "2027-09", date(2027, 7, 3))


@pytest.mark.parametrize(
    ("waiting", "of"),
    [
        ((), None),
        ((YOUNG,), YOUNG),
        ((YOUNG, INCOME), INCOME),
        ((YOUNG, FREE), YOUNG),
        ((FREE,), FREE),
        ((Later("too_young"),), None),
        ((YOUNG, Later("income_ends")), None),
        ((Later("still_inside", "2026-04"),), None),
    ],
)
def test_reminder_waits_for_the_last_reason_that_keeps_somebody_out(
    waiting: tuple[Later, ...], of: Later | None
) -> None:
    assert reminder_of(waiting) == of


@pytest.mark.parametrize("one", [YOUNG, INCOME, FREE])
def test_button_of_a_reminder_is_read_back(one: Later) -> None:
    assert later_from(one.as_value, TODAY) == one


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yes",
        "too_young 2027-03-03",
        "too_young 2027-03-03 None",
        "too_old 2027-03-03 2027-03-03",
        "too_young soon 2027-03-03",
        "too_young 2026-03-02 2026-03-02",
        "too_young 2046-03-02 2046-03-02",
    ],
)
def test_what_no_button_of_ours_says_sets_nothing(value: str) -> None:
    assert later_from(value, TODAY) is None


def test_reminder_comes_in_the_morning_of_brussels() -> None:
    winter, summer = moment_of(date(2027, 1, 4)), moment_of(date(2027, 7, 5))

    assert winter == datetime(2027, 1, 4, 9, 0, tzinfo=timezone.utc)
    assert summer == datetime(2027, 7, 5, 8, 0, tzinfo=timezone.utc)


def read(slot: str, text: str) -> Reading:
    return read_answer(slot, text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("mijn werkloosheid stopt in juni", "2026-06"),
        ("ze heeft een loon tot 15 mei 2026", "2026-05-15"),
        ("ik krijg een uitkering", None),
        ("ik werk al sinds maart 2025", None),
        ("mijn contract stopt binnenkort", None),
    ],
)
def test_end_of_an_income_is_heard_only_where_it_is_told(text: str, ends: str | None) -> None:
    assert told_end(text, read) == ends
