"""Whose is a message: the reply decides, then the pick, else it is asked."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from bot.line.modes import QUIET, has_gone_quiet, mode_at
from bot.line.names import first_name, told_apart
from bot.line.routing import PICK_LASTS, Destination, destination, picked_now
from bot.line.team import ASSISTANT, LINE

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("is_reply", "replied", "picked", "expected"),
    [
        (True, "noor", "sam", Destination("noor", "reply")),
        (True, "noor", None, Destination("noor", "reply")),
        (True, None, "sam", Destination(None, "question")),
        (True, None, None, Destination(None, "question")),
        (False, None, "sam", Destination("sam", "pick")),
        (False, None, None, Destination(None, "question")),
    ],
)
def test_destination(
    is_reply: bool, replied: str | None, picked: str | None, expected: Destination
) -> None:
    assert destination(is_reply=is_reply, replied_case=replied, picked=picked) == expected


def test_pick_ends_when_it_was_not_used_for_hours() -> None:
    just_used = NOW - PICK_LASTS + timedelta(seconds=1)

    assert picked_now("noor", just_used, NOW) == "noor"
    assert picked_now("noor", NOW - PICK_LASTS, NOW) is None
    assert picked_now("noor", None, NOW) is None
    assert picked_now(None, NOW, NOW) is None


@pytest.mark.parametrize(
    ("mode", "ago", "now_on", "is_quiet"),
    [
        (LINE, timedelta(0), LINE, False),
        (LINE, timedelta(days=9), LINE, False),
        (ASSISTANT, timedelta(0), ASSISTANT, False),
        (ASSISTANT, QUIET - timedelta(seconds=1), ASSISTANT, False),
        (ASSISTANT, QUIET, LINE, True),
    ],
)
def test_assistant_is_on_until_it_was_quiet(
    mode: str, ago: timedelta, now_on: str, is_quiet: bool
) -> None:
    assert mode_at(mode, NOW - ago, NOW) == now_on
    assert has_gone_quiet(mode, NOW - ago, NOW) == is_quiet


def test_assistant_without_a_moment_is_off() -> None:
    assert mode_at(ASSISTANT, None, NOW) == LINE


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Noor De Bok", "Sam Claes"], ["Noor", "Sam"]),
        (["Noor De Bok", "Noor Aerts"], ["Noor B.", "Noor A."]),
        (["Noor De Bok", "Noor Baert"], ["Noor De Bok", "Noor Baert"]),
        (["Noor De Bok", "Noor De Bok"], ["Noor De Bok (0)", "Noor De Bok (1)"]),
        (["Noor", "Noor Aerts"], ["Noor", "Noor A."]),
        (["", "Sam"], ["0", "Sam"]),
    ],
)
def test_names_are_short_and_told_apart(names: list[str], short: list[str]) -> None:
    by_key = {str(number): name for number, name in enumerate(names)}

    assert list(told_apart(by_key).values()) == short


def test_first_name_of_nobody_is_nothing() -> None:
    assert (first_name("Noor De Bok"), first_name("  ")) == ("Noor", "")
