"""How much may be sent, and how often; counted in memory, per process."""

from __future__ import annotations

import time
from collections import Counter, OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class SlidingWindow:
    """At most ``most`` different things per key in any ``seconds`` seconds.

    No more than ``most_keys`` keys are remembered; the ones idle longest are forgotten first.
    """

    def __init__(
        self,
        most: int,
        seconds: float = 60.0,
        most_keys: int = 10_000,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._most_keys = most_keys
        self._now = now
        self._seen: OrderedDict[str, dict[str, float]] = OrderedDict()

    def seconds_to_wait(self, key: str, thing: str) -> float:
        """Count ``thing`` and return 0, or return how long to wait; a repeat is free.

        Free repeats let a browser on a bad connection send the same message again and again.
        """
        now = self._now()
        counted = self._recent(key, now)
        if thing in counted:
            return 0.0
        if len(counted) >= self._most:
            return min(counted.values()) + self._seconds - now
        counted[thing] = now
        return 0.0

    def _recent(self, key: str, now: float) -> dict[str, float]:
        counted = self._seen.pop(key, {})
        recent = {thing: at for thing, at in counted.items() if at > now - self._seconds}
        self._seen[key] = recent
        if len(self._seen) > self._most_keys:
            self._seen.popitem(last=False)
        return recent


class AtOnce:
    """At most ``most`` requests per key at the same time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._running: Counter[str] = Counter()

    @contextmanager
    def place(self, key: str) -> Iterator[bool]:
        """Hold a place for the time of the block; yields whether there was one."""
        if self._running[key] >= self._most:
            yield False
            return
        self._running[key] += 1
        try:
            yield True
        finally:
            self._running[key] -= 1
            if not self._running[key]:
                del self._running[key]
