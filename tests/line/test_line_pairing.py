"""The rules of pairing: what links and codes are, and when a chat was wrong too often."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.pairing import (
    Invite,
    code_of,
    invitation_for_staff,
    invitation_for_youth,
    is_blocked,
    link,
    token_of,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)


def minutes(*numbers: float) -> list[datetime]:
    return [NOW + timedelta(minutes=number) for number in numbers]


def test_links_are_long_random_and_their_lives_differ() -> None:
    youth, staff = invitation_for_youth(NOW), invitation_for_staff(NOW)

    assert (len(youth.token), len(staff.token), youth.code) == (43, 43, None)
    assert (youth.expires_at - NOW, staff.expires_at - NOW) == (72 * HOUR, 24 * HOUR)
    assert staff.code is not None
    assert (len(staff.code), staff.code.isdecimal()) == (6, True)
    assert len({invitation_for_youth(NOW).token for _ in range(100)}) == 100


def test_token_and_code_stand_in_no_trace() -> None:
    staff = invitation_for_staff(NOW)

    assert staff.token not in repr(staff)
    assert f"'{staff.code}'" not in repr(staff)


def test_link_begins_the_bot_with_the_token() -> None:
    assert link("proef_bot", "abc") == "https://t.me/proef_bot?start=abc"
    assert link("", "abc").partition("start=")[2] == "abc"


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("/start abc-_9", "abc-_9"),
        ("/start@proef_bot abc", "abc"),
        ("/START  abc ", "abc"),
        ("/start", None),
        ("/start ", None),
        ("/start a b", None),
        ("start abc", None),
        ("zeg /start abc", None),
    ],
)
def test_token_is_what_follows_start(text: str, token: str | None) -> None:
    assert token_of(text) == token


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("123456", "123456"),
        ("123 456", "123456"),
        ("12-34.56\n", "123456"),
        ("12", "12"),
        ("", None),
        ("code 123456", None),
        ("١٢٣٤٥٦", None),
        ("²³", None),
    ],
)
def test_code_is_digits_alone(text: str, code: str | None) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize(
    ("wrong_at", "after", "is_it"),
    [
        ([], 0, False),
        ([0, 1, 2, 3], 3, False),
        ([0, 1, 2, 3, 4], 4, True),
        ([0, 1, 2, 3, 4], 63.9, True),
        ([0, 1, 2, 3, 4], 64, False),
        ([0, 15, 30, 45, 59.9], 60, True),
        ([0, 15, 30, 45, 60], 60, False),
        ([0, 20, 40, 50, 61, 62], 62, True),
        ([4, 2, 0, 3, 1], 30, True),
    ],
)
def test_five_within_an_hour_block_for_an_hour(
    wrong_at: list[float], after: float, is_it: bool
) -> None:
    (now,) = minutes(after)

    assert is_blocked(minutes(*wrong_at), now) is is_it


@given(st.lists(st.integers(0, 600), max_size=30), st.integers(0, 720))
def test_nobody_is_blocked_longer_than_an_hour_after_the_last_wrong_one(
    wrong_at: list[int], after: int
) -> None:
    (now,) = minutes(after)
    past = [moment for moment in minutes(*wrong_at) if moment <= now]

    if is_blocked(past, now):
        assert now - max(past) < HOUR
        assert len([moment for moment in past if now - moment < 2 * HOUR]) >= 5


@pytest.mark.parametrize(
    ("change", "is_open"),
    [
        ({}, True),
        ({"used_at": NOW}, False),
        ({"revoked_at": NOW}, False),
        ({"expires_at": NOW}, False),
        ({"expires_at": NOW + timedelta(seconds=1)}, True),
        ({"chat_id": "c"}, True),
    ],
)
def test_link_is_open_until_used_revoked_or_expired(
    change: dict[str, object], is_open: bool
) -> None:
    values: dict[str, object] = {"expires_at": NOW + HOUR, **change}
    invite = Invite("i", None, "case", needs_code=False, code_tries=0, **values)  # type: ignore[arg-type]

    assert invite.is_open(NOW) is is_open
