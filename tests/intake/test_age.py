"""Ages and birthdays, leap days too."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.age import age_on, birthday, earliest_birthday, latest_release, whole_years

LEAP = date(2008, 2, 29)


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        (date(2009, 3, 2), date(2026, 3, 1), 16),
        (date(2009, 3, 2), date(2026, 3, 2), 17),
        (LEAP, date(2025, 2, 28), 16),
        (LEAP, date(2025, 3, 1), 17),
        (LEAP, date(2028, 2, 28), 19),
        (LEAP, date(2028, 2, 29), 20),
        (date(2026, 3, 2), date(2026, 3, 2), 0),
    ],
)
def test_whole_years(born: date, on: date, expected: object) -> None:
    assert whole_years(born, on) == expected


@pytest.mark.parametrize(
    ("born", "age", "expected"),
    [
        (date(2010, 3, 3), 17, date(2027, 3, 3)),
        (LEAP, 17, date(2025, 3, 1)),
        (LEAP, 20, date(2028, 2, 29)),
    ],
)
def test_birthday(born: date, age: int, expected: object) -> None:
    assert birthday(born, age) == expected


@given(st.dates(date(1990, 1, 1), date(2020, 1, 1)), st.integers(0, 60))
def test_somebody_turns_an_age_on_that_birthday_and_not_before(born: date, age: int) -> None:
    day = birthday(born, age)

    assert whole_years(born, day) == age
    assert whole_years(born, day - timedelta(days=1)) == age - 1


@given(st.dates(date(2000, 1, 1), date(2009, 1, 1)), st.dates(date(2026, 1, 1), date(2032, 1, 1)))
def test_the_earliest_birthday_is_never_after_the_real_one(born: date, today: date) -> None:
    years = whole_years(born, today)

    earliest = earliest_birthday({"age": years}, years + 1, today)

    assert today < earliest <= birthday(born, years + 1)


def test_the_earliest_birthday_of_somebody_whose_age_is_not_given(today: date) -> None:
    assert earliest_birthday({}, 24, today) is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2026-05-04", date(2026, 5, 4)),
        ("2026-02", date(2026, 2, 28)),
        ("2028-02", date(2028, 2, 29)),
        ("9999-12", date(9999, 12, 31)),
        (date(2026, 5, 4), date(2026, 5, 4)),
        (datetime(2026, 5, 4, 1, tzinfo=timezone.utc), date(2026, 5, 4)),
        ("unknown", None),
        (None, None),
    ],
)
def test_of_a_month_of_release_the_last_day_counts(told: object, expected: object) -> None:
    assert latest_release({"release_date": told}) == expected


def test_the_age_of_a_date_of_birth_is_computed_on_the_day() -> None:
    answers = {"birth_date": LEAP.isoformat(), "age": 12}

    assert age_on(answers, date(2025, 3, 1)) == 17
