"""Working hours: in Brussels, also over the change of the clock."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import BRUSSELS
from bot.hours import hours_from

WEEK = hours_from("ma-vr 09:00-18:00")


def at(text: str) -> datetime:
    """Return a moment of Brussels: "2 9:30" is the 2nd of March 2026, a Monday."""
    day, clock = text.split()
    hour, minute = clock.split(":")
    return datetime(2026, 3, int(day), int(hour), int(minute), tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    ("moment", "are_on"),
    [
        ("2 8:59", False),
        ("2 9:00", True),
        ("2 17:59", True),
        ("2 18:00", False),
        ("6 12:00", True),
        ("7 12:00", False),
        ("8 12:00", False),
    ],
)
def test_hours_hold_from_the_first_minute_to_the_last(moment: str, are_on: bool) -> None:
    assert WEEK.are_on(at(moment)) is are_on


@pytest.mark.parametrize(
    ("moment", "hours", "then"),
    [
        ("2 9:00", 4, "2 13:00"),
        ("2 16:00", 4, "3 11:00"),
        ("2 14:00", 4, "2 18:00"),
        ("6 17:00", 4, "9 12:00"),
        ("7 3:00", 4, "9 13:00"),
        ("2 9:00", 18, "3 18:00"),
        ("1 20:00", 0.5, "2 9:30"),
        ("27 17:00", 2, "30 10:00"),
    ],
)
def test_time_off_does_not_count(moment: str, hours: float, then: str) -> None:
    assert WEEK.after(at(moment), timedelta(hours=hours)) == at(then)


def test_next_begin_and_last_end() -> None:
    assert WEEK.next_begin(at("6 18:00")) == at("9 9:00")
    assert WEEK.next_begin(at("2 8:00")) == at("2 9:00")
    assert WEEK.last_end(at("9 8:00")) == at("6 18:00")
    assert WEEK.last_end(at("6 18:00")) == at("6 18:00")


def test_days_and_hours_can_differ() -> None:
    hours = hours_from("ma-do 09:00-12:00, ma-do 13:00-17:00, VR 09:00-16:00")

    assert [hours.are_on(at(moment)) for moment in ("2 12:30", "2 13:30", "6 16:30")] == [
        False,
        True,
        False,
    ]


def test_weekend_and_whole_days_can_be_worked() -> None:
    hours = hours_from("za-ma 00:00-24:00")

    assert [hours.are_on(at(f"{day} 23:30")) for day in (1, 2, 3, 7)] == [True, True, False, True]


@pytest.mark.parametrize(
    "text", ["", "ma", "ma 9-18", "xx 09:00-18:00", "ma 18:00-09:00", "ma 09:99-18:00", "ma-vr"]
)
def test_what_is_no_hours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        hours_from(text)


@given(st.integers(0, 60 * 24 * 400), st.integers(0, 60 * 40))
def test_what_is_due_is_due_in_working_hours_and_not_too_soon(start: int, minutes: int) -> None:
    moment = datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(minutes=start)

    due = WEEK.after(moment, timedelta(minutes=minutes))

    assert due >= moment + timedelta(minutes=minutes)
    assert WEEK.are_on(due) or WEEK.last_end(due) == due
