"""No limit of a channel is passed, however messages come."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.limits import TELEGRAM, UNLIMITED, Limit, never_more_than

START = datetime(2026, 3, 1, tzinfo=timezone.utc)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def schedule(limit: Limit, wishes: list[datetime]) -> list[datetime]:
    """Return when messages go that wish to go at these moments."""
    paced_until, gone, free_at = None, [], START
    for wish in sorted(wishes):
        now = max(wish, free_at)
        free_at = limit.earliest(paced_until, now)
        paced_until = limit.used(paced_until, free_at)
        gone.append(free_at)
    return gone


def busiest(gone: list[datetime], within: timedelta) -> int:
    return max(sum(start <= moment < start + within for moment in gone) for start in gone)


WISHES = st.lists(st.floats(0, 5).map(lambda s: START + timedelta(seconds=s)), min_size=1)


@given(WISHES)
def test_no_second_sees_more_than_thirty_messages(wishes: list[datetime]) -> None:
    gone = schedule(TELEGRAM.overall, wishes * 3)

    assert busiest(gone, SECOND) <= 30


@given(WISHES)
def test_no_minute_of_a_group_sees_more_than_twenty(wishes: list[datetime]) -> None:
    gone = schedule(TELEGRAM.group, wishes)

    assert busiest(gone, MINUTE) <= 20


@given(WISHES)
def test_messages_never_go_before_they_wish(wishes: list[datetime]) -> None:
    gone = schedule(TELEGRAM.private, wishes)

    assert all(moment >= wish for moment, wish in zip(gone, sorted(wishes), strict=True))


def test_a_person_gets_three_at_once_and_then_one_a_second() -> None:
    gone = schedule(TELEGRAM.private, [START] * 5)

    assert gone == [START, START, START, START + SECOND, START + 2 * SECOND]


@pytest.mark.parametrize(
    ("sent", "together", "seconds"), [(0, 2, 0), (2, 1, 0), (2, 2, 1), (3, 5, 3)]
)
def test_what_is_several_messages_waits_until_all_of_them_may_go(
    sent: int, together: int, seconds: int
) -> None:
    limit = TELEGRAM.private
    paced_until = limit.used(None, START, sent) if sent else None

    assert limit.earliest(paced_until, START, together) == START + seconds * SECOND


def test_after_a_quiet_time_three_may_go_at_once_again() -> None:
    later = START + MINUTE

    gone = schedule(TELEGRAM.private, [START] * 5 + [later] * 4)

    assert gone[5:] == [later, later, later, later + SECOND]


@pytest.mark.parametrize(("address", "limit"), [("-100123", "group"), ("1001", "private")])
def test_groups_are_told_by_their_number(address: str, limit: str) -> None:
    assert TELEGRAM.of_chat(address) is getattr(TELEGRAM, limit)


def test_without_limits_everything_goes_at_once() -> None:
    assert schedule(UNLIMITED.overall, [START] * 500) == [START] * 500


def test_a_limit_over_a_window_counts_its_burst() -> None:
    assert never_more_than(5, SECOND, burst=1).interval == timedelta(milliseconds=250)
