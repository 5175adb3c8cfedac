"""When somebody else is brought in, and for what."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.hours import hours_from
from bot.line.waiting import Patience, Unanswered, brought_along, stage_due
from bot.settings import Settings

#: Monday the 2nd of March, ten o'clock in Brussels.
TEN = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)
PATIENCE = Patience()


def test_patience_is_that_of_the_settings() -> None:
    settings = replace(
        Settings(),
        silence_hours=2.5,
        urgent_minutes=5.0,
        ring_past_hours=False,
        working_hours=hours_from("ma 10:00-12:00"),
    )

    patience = Patience.of(settings)

    assert patience.silence == timedelta(hours=2, minutes=30)
    assert patience.urgent == timedelta(minutes=5)
    assert not patience.rings_past_hours
    assert patience.hours.longest_day == timedelta(hours=2)


@pytest.mark.parametrize(
    ("waited", "stage"), [(3.99 * HOUR, None), (4 * HOUR, "duo"), (24 * HOUR, "duo")]
)
def test_duo_is_brought_in_after_the_silence(waited: timedelta, stage: str | None) -> None:
    assert stage_due([Unanswered("a", TEN)], TEN + waited, PATIENCE) == stage


def test_nights_and_weekends_do_not_count() -> None:
    friday = TEN + timedelta(days=4, hours=7)
    waiting = [Unanswered("a", friday)]

    on_monday = friday + timedelta(days=2, hours=19)

    assert stage_due(waiting, on_monday - timedelta(seconds=1), PATIENCE) is None
    assert stage_due(waiting, on_monday, PATIENCE) == "duo"


@pytest.mark.parametrize(("waited", "stage"), [(3.9 * HOUR, None), (4 * HOUR, "coordinator")])
def test_coordinator_is_brought_in_when_the_duo_had_as_long(
    waited: timedelta, stage: str | None
) -> None:
    told = TEN + timedelta(hours=23)
    waiting = [Unanswered("a", TEN, duo_told_at=told)]

    assert stage_due(waiting, told + waited, PATIENCE) == stage


def test_who_was_brought_in_last_is_not_brought_in_again() -> None:
    waiting = [Unanswered("a", TEN, duo_told_at=TEN, coordinator_told_at=TEN)]

    assert stage_due(waiting, TEN + timedelta(days=30), PATIENCE) is None
    assert stage_due([], TEN, PATIENCE) is None


def test_what_was_written_meanwhile_comes_along() -> None:
    first, second = Unanswered("a", TEN), Unanswered("b", TEN + 3 * HOUR)
    older = Unanswered("c", TEN - HOUR, duo_told_at=TEN)

    assert brought_along([older, first, second], "duo") == (first, second)
    assert brought_along([older, first, second], "coordinator") == (older,)


def test_referral_is_left_after_a_working_day() -> None:
    assert not PATIENCE.is_left(TEN, TEN + timedelta(hours=23, minutes=59))
    assert PATIENCE.is_left(TEN, TEN + timedelta(days=1))
