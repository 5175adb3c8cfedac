"""Behind a code stand criteria, and nothing that leads to a person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.intake.keeping import Kept, as_body, kept_from, kept_of
from bot.intake.questions import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers

INSIDE = {"living_situation": "institution", "prison": "brugge", "release_date": "2026-05-17"}


def test_all_criteria_and_no_person_are_kept(
    complete: Callable[..., Answers], today: date
) -> None:
    kept = kept_of("referral_form", complete(**INSIDE, attention=["with_child"]), today)

    assert kept is not None
    assert set(kept.answers) == {*CRITERIA, "referrer_type"}


def test_day_becomes_a_month_and_a_birthday_an_age(
    complete: Callable[..., Answers], today: date
) -> None:
    kept = kept_of("criteria_form", complete(**INSIDE, birth_date="2006-11-02", age=None), today)

    assert kept is not None
    assert (kept.answers["age"], kept.answers["release_date"]) == (19, "2026-05")
    assert "2006" not in as_body(kept)


@pytest.mark.parametrize("told", ["2026-05", "unknown"])
def test_month_and_not_knowing_stay_as_they_are(told: str, today: date) -> None:
    kept = kept_of("criteria_form", {"release_date": told}, today)

    assert kept == Kept("criteria_form", {"release_date": told})


@pytest.mark.parametrize("answers", [{}, {"referrer_type": "self"}, {"youth_name": "Noor"}])
def test_nothing_is_kept_of_who_told_no_criterion(answers: Answers, today: date) -> None:
    assert kept_of("referral_form", answers, today) is None


def test_check_waits_longer_than_what_was_left() -> None:
    assert Kept("criteria_form", {}).lifetime == timedelta(days=7)
    assert Kept("criteria_form", {}, is_check=True).lifetime == timedelta(days=30)


def test_what_is_written_is_read_back() -> None:
    kept = Kept("referral_form", {"age": "unknown", "region": "Izegem"}, is_check=True)

    assert kept_from(as_body(kept)) == kept
