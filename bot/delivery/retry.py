"""What becomes of a message after an attempt to send it: pure policy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.storage.outbox import FAILED, QUEUED, SENT, UNKNOWN, OutboxItem

#: "sent"; "refused" for good (blocked, chat gone); "slow_down" (429); "unreachable": certainly
#: not sent; "unknown": no answer came, so that it may have arrived.
Outcome = Literal["sent", "refused", "slow_down", "unreachable", "unknown"]

#: So often a message is tried of which nobody knows whether it arrived, because the channel did
#: not answer or the worker died: one too many, marked, is better than one that is lost (ADR 13).
MOST_DOUBTS = 5


@dataclass(frozen=True)
class SendResult:
    """What a channel said to an attempt.

    Args:
        external_id: The number that the channel gave to the message.
        retry_after: The pause that the channel asks for.
        is_whole_channel: The pause is for all chats, not for this one alone.
        reason: Why it failed, for operators: none of its words.
        parts: All numbers, where the channel shows the message as several (an album).
    """

    outcome: Outcome
    external_id: str | None = None
    retry_after: timedelta = timedelta(0)
    is_whole_channel: bool = True
    reason: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Backoff:
    """Waiting times: doubled from ``first`` to ``longest``, given up after ``patience``."""

    first: timedelta = timedelta(seconds=1)
    longest: timedelta = timedelta(seconds=60)
    patience: timedelta = timedelta(hours=48)

    def wait(self, attempts: int) -> timedelta:
        """Return how long to wait after this many attempts."""
        doublings = min(max(attempts - 1, 0), 20)
        return min(self.longest, self.first * (1 << doublings))


STANDARD = Backoff()


@dataclass(frozen=True)
class Next:
    """The state of a message after an attempt.

    Args:
        again_at: When to try again; None when it is over.
        doubts: How often it was sent without an answer.
        reason: What the channel said last, in the words of ``SendResult``.
    """

    state: str
    doubts: int
    again_at: datetime | None = None
    reason: str = ""

    @property
    def is_over(self) -> bool:
        """Say whether the message leaves the outbox."""
        return self.again_at is None


def after(item: OutboxItem, result: SendResult, now: datetime, backoff: Backoff) -> Next:
    """Decide what becomes of a message; ``item`` is as it was when it was claimed."""
    if result.outcome == "sent":
        return Next(SENT, item.doubts)
    if result.outcome == "refused":
        return Next(FAILED, item.doubts)
    doubts = item.doubts + 1 if result.outcome == "unknown" else item.doubts
    if doubts >= MOST_DOUBTS:
        return Next(UNKNOWN, doubts)
    # A message that may have arrived stays "unknown" while it waits for its second attempt.
    state = UNKNOWN if doubts else QUEUED
    if now - item.queued_at > backoff.patience:
        return Next(UNKNOWN if doubts else FAILED, doubts)
    pause = max(result.retry_after, backoff.wait(item.attempts + 1))
    if result.outcome == "slow_down":
        pause = result.retry_after
    return Next(state, doubts, now + pause)
