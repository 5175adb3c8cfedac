"""What goes wrong on the way to Telegram, as often as a test wants."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.telegram.stand_in.http import HungUp
from tests.telegram.stand_in.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

#: "hang_up": no answer, and nothing was done; "lose_answer": done, and no answer.
KINDS = ("hang_up", "429", "500", "lose_answer", "slow")


@dataclass
class Faults:
    """Which calls go wrong: ``rate`` of them, each in one of ``kinds``."""

    rate: float = 0.0
    kinds: tuple[str, ...] = KINDS
    methods: tuple[str, ...] = ("sendMessage", "copyMessage", "copyMessages")
    slow_seconds: float = 2.0
    retry_after: int = 1
    seed: int = 1
    #: Until when nobody is answered at all (``time.time``).
    down_until: float = 0.0
    happened: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311 -- chance, not a secret

    def be_down(self, seconds: float) -> None:
        """Answer nobody for a while."""
        self.down_until = time.time() + seconds

    async def through(
        self, method: str, pause: Callable[[int], None], do: Callable[[], Awaitable[object]]
    ) -> object:
        """Do what a call asks for, unless, or with what, goes wrong.

        Args:
            method: The method that was called.
            pause: Tells the limits that the bot was told to wait.
            do: Does it.
        """
        if time.time() < self.down_until:
            self.happened["down"] += 1
            raise HungUp
        kind = self._drawn(method)
        self.happened[kind] += 1
        if kind == "hang_up":
            raise HungUp
        if kind == "429":
            pause(self.retry_after)
            message = f"Too Many Requests: retry after {self.retry_after}"
            raise Refused(429, message, self.retry_after)
        if kind == "500":
            raise Refused(500, "Internal Server Error")
        if kind == "slow":
            await asyncio.sleep(self.slow_seconds)
        result = await do()
        if kind == "lose_answer":
            raise HungUp
        return result

    def _drawn(self, method: str) -> str:
        if method not in self.methods or self._random.random() >= self.rate:
            return "none"
        return self._random.choice(self.kinds)
