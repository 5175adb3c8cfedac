"""After a silence of Telegram nothing is sent before it answers again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

import pytest
from telegram.error import NetworkError, RetryAfter

from bot.delivery.retry import SendResult
from bot.storage.outbox import OutboxItem
from bot.telegram.careful import CarefulTransport


def item(doubts: int = 0) -> OutboxItem:
    given = dict.fromkeys(OutboxItem.__dataclass_fields__)
    now = datetime(2026, 3, 1, tzinfo=timezone.utc)
    return OutboxItem(**{**given, "doubts": doubts, "queued_at": now})


@dataclass
class Line:
    """A transport that gives these results, and Telegram that answers with these errors."""

    results: list[SendResult] = field(default_factory=list)
    errors: list[Exception | None] = field(default_factory=list)
    sent: int = 0
    asked: int = 0

    async def send(self, _item: OutboxItem) -> SendResult:
        self.sent += 1
        result = self.results.pop(0) if self.results else SendResult("sent")
        if result.outcome == "unknown" and result.reason == "hangs":
            await asyncio.sleep(60)
        return result

    async def ask(self) -> None:
        self.asked += 1
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error


async def test_nothing_is_asked_while_telegram_answers() -> None:
    line = Line([SendResult("sent"), SendResult("refused"), SendResult("slow_down")])
    careful = CarefulTransport(line, line.ask)

    outcomes = [(await careful.send(item())).outcome for _ in range(4)]

    assert outcomes == ["sent", "refused", "slow_down", "sent"]
    assert line.asked == 0


@pytest.mark.parametrize("outcome", ["unknown", "unreachable"])
async def test_after_a_silence_nothing_is_sent_before_an_answer(outcome: str) -> None:
    line = Line([SendResult(outcome)], [NetworkError("away"), NetworkError("away"), None])
    careful = CarefulTransport(line, line.ask)

    outcomes = [(await careful.send(item())).outcome for _ in range(4)]

    assert outcomes == [outcome, "unreachable", "unreachable", "sent"]
    assert (line.sent, line.asked) == (2, 3)


async def test_message_in_doubt_is_sent_again_only_to_a_telegram_that_answers() -> None:
    line = Line(errors=[NetworkError("away")])
    careful = CarefulTransport(line, line.ask)

    outcomes = [(await careful.send(item(doubts=1))).outcome for _ in range(2)]

    assert outcomes == ["unreachable", "sent"]
    assert line.sent == 1


async def test_pause_that_the_question_is_told_to_make_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    line = Line(errors=[RetryAfter(timedelta(seconds=7))])
    careful = CarefulTransport(line, line.ask)

    result = await careful.send(item(doubts=1))

    assert (result.outcome, result.retry_after) == ("slow_down", timedelta(seconds=7))


async def test_call_that_was_given_up_is_a_silence() -> None:
    line = Line([SendResult("unknown", reason="hangs")])
    careful = CarefulTransport(line, line.ask)

    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(careful.send(item()), 0.01)
    await careful.send(item())

    assert line.asked == 1
