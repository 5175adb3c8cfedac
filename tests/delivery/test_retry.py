"""What becomes of a message after an attempt, by the table of outcomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.delivery.retry import STANDARD, Next, SendResult, after
from bot.storage.outbox import OutboxItem
from bot.storage.outgoing import Outgoing

NOW = datetime(2026, 3, 1, 9, tzinfo=timezone.utc)
ITEM = OutboxItem(
    id="1",
    chat_id="c",
    channel="telegram",
    address="1001",
    seq=1,
    priority=0,
    answers=None,
    kind="text",
    shown=Outgoing("dag"),
    state="queued",
    attempts=0,
    doubts=0,
    queued_at=NOW,
)
PAUSE = timedelta(seconds=35)


@pytest.mark.parametrize(
    ("result", "doubts", "expected"),
    [
        (SendResult("sent"), 0, Next("sent", 0)),
        (SendResult("sent"), 1, Next("sent", 1)),
        (SendResult("refused"), 0, Next("failed", 0)),
        (SendResult("refused"), 1, Next("failed", 1)),
        (SendResult("slow_down", retry_after=PAUSE), 0, Next("queued", 0, NOW + PAUSE)),
        (SendResult("slow_down", retry_after=PAUSE), 1, Next("unknown", 1, NOW + PAUSE)),
        (SendResult("unreachable"), 0, Next("queued", 0, NOW + STANDARD.first)),
        (SendResult("unreachable"), 1, Next("unknown", 1, NOW + STANDARD.first)),
        (SendResult("unknown"), 0, Next("unknown", 1, NOW + STANDARD.first)),
        (SendResult("unknown"), 3, Next("unknown", 4, NOW + STANDARD.first)),
        (SendResult("unknown"), 4, Next("unknown", 5)),
    ],
)
def test_each_outcome_has_its_end(result: SendResult, doubts: int, expected: Next) -> None:
    following = after(replace(ITEM, doubts=doubts), result, NOW, STANDARD)

    assert following == expected
    assert following.is_over == (expected.again_at is None)


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (9999, 60)]
)
def test_waiting_doubles_up_to_a_minute(attempts: int, seconds: int) -> None:
    assert STANDARD.wait(attempts) == timedelta(seconds=seconds)


def test_after_two_days_without_telegram_a_message_has_failed() -> None:
    late = NOW + timedelta(hours=49)

    assert after(ITEM, SendResult("unreachable"), late, STANDARD) == Next("failed", 0)
    doubtful = replace(ITEM, doubts=1)
    assert after(doubtful, SendResult("unreachable"), late, STANDARD) == Next("unknown", 1)
