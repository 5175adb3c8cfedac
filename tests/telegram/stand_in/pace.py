"""Telegram's limits: 30 messages a second in all, one a second in a chat, 20 a minute in a group.

Telegram publishes no more than these numbers and lets a few at once through; so does this.
https://core.telegram.org/bots/faq#my-bot-is-hitting-limits
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

#: What a network and a busy machine do to the time between two calls.
JITTER = 0.5
ALL = "all"


@dataclass
class Pace:
    """Counts calls; ``violations`` are those that a bot should not have made."""

    per_second: int = 30
    burst: int = 3
    per_minute_in_group: int = 20
    violations: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._recent: deque[float] = deque()
        self._full_at: dict[str, float] = defaultdict(float)
        self._in_group: dict[str, deque[float]] = defaultdict(deque)
        #: Since and until when a chat, or all, may send nothing.
        self._paused: dict[str, tuple[float, float]] = {}

    def pause(self, scope: str, now: float, seconds: int) -> None:
        """Note that the bot was told to wait."""
        until = max(self._paused.get(scope, (0.0, 0.0))[1], now + seconds)
        self._paused[scope] = now, until

    def seconds_to_wait(self, chat: str, now: float) -> int:
        """Count a message that is sent now; above 0 it was one too many."""
        for scope in (ALL, chat):
            since, until = self._paused.get(scope, (0.0, 0.0))
            if until > now:
                return self._too_early(scope, now, since, until)
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        if len(self._recent) >= self.per_second:
            return self._refuse(ALL, now, 1, "more than 30 a second")
        if chat.startswith("-"):
            left = self._left_in_group(chat, now)
        else:
            left = self._full_at[chat] - now - (self.burst - 1) - JITTER
        if left > 0:
            return self._refuse(chat, now, left, "too many in one chat")
        self._recent.append(now)
        self._full_at[chat] = max(self._full_at[chat], now) + 1
        return 0

    def _too_early(self, scope: str, now: float, since: float, until: float) -> int:
        # What was on its way when the bot heard that it has to wait is not its fault.
        if now > since + JITTER:
            rule = "before retry_after was over"
            self.violations.append({"at": now, "scope": scope, "rule": rule, "left": until - now})
        return max(1, math.ceil(until - now))

    def _left_in_group(self, chat: str, now: float) -> float:
        sent = self._in_group[chat]
        while sent and sent[0] <= now - 60:
            sent.popleft()
        if len(sent) >= self.per_minute_in_group:
            return sent[0] + 60 - now
        sent.append(now)
        return 0.0

    def _refuse(self, scope: str, now: float, left: float, rule: str) -> int:
        seconds = max(1, math.ceil(left))
        self.violations.append({"at": now, "scope": scope, "rule": rule, "left": left})
        self.pause(scope, now, seconds)
        return seconds
