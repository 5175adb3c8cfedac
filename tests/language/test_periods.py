"""Days from one to another."""

from __future__ import annotations

from datetime import date

import pytest

from bot.language.periods import read_period

#: A Monday.
TODAY = date(2026, 3, 2)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3/8 tot 10/8", "2026-08-03", "2026-08-10"),
        ("van 3/8 tot en met 10/8", "2026-08-03", "2026-08-10"),
        ("3/8 - 10/8", "2026-08-03", "2026-08-10"),
        ("3/8/2026 t/m 10/8/2026", "2026-08-03", "2026-08-10"),
        ("3/8-10/8", "2026-08-03", "2026-08-10"),
        ("3/8 – 10/8", "2026-08-03", "2026-08-10"),
        ("3 t.e.m. 10 aug", "2026-08-03", "2026-08-10"),
        ("3 tot 10 augustus", "2026-08-03", "2026-08-10"),
        ("3 augustus tem 10 augustus", "2026-08-03", "2026-08-10"),
        ("28/2 tot 6/3", "2026-02-28", "2026-03-06"),
        ("28/12 tot 4/1", "2026-12-28", "2027-01-04"),
        ("5/3", "2026-03-05", "2026-03-05"),
        ("morgen", "2026-03-03", "2026-03-03"),
        ("vandaag tot vrijdag", "2026-03-02", "2026-03-06"),
        ("10/8 tot 3/8", "2026-08-10", "2026-08-03"),
        ("20/2 tot 25/2", "2026-02-20", "2026-02-25"),
    ],
)
def test_days_are_read(text: str, first: str, last: str) -> None:
    assert read_period(text, today=TODAY) == (day(first), day(last))


def test_days_over_new_year_began_before_it() -> None:
    found = read_period("28/12 tot 4/1", today=date(2026, 1, 2))

    assert found == (day("2025-12-28"), day("2026-01-04"))


@pytest.mark.parametrize(
    "text", ["", "ziek", "volgende maand", "31/2 tot 5/3", "3/8 tot", "1/8 tot 3/8 tot 5/8", "3"]
)
def test_what_is_no_period_is_not_guessed(text: str) -> None:
    assert read_period(text, today=TODAY) is None
