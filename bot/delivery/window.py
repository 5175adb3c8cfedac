"""How many messages are within one window of a channel, as the channel may see it."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import timedelta


class Window:
    """So many messages at most, each from before it goes until so long after its answer.

    Nobody knows when a message arrives; it is between the two. Whoever keeps to this passes no
    limit of the channel, however long a message or this process was held up on the way.
    """

    def __init__(self, most: int, within: timedelta) -> None:
        """Let ``most`` messages into each span of ``within``."""
        self._most = most
        self._within = within.total_seconds()
        self._inside = 0
        #: When each message that was answered leaves, and how many it is; soonest first.
        self._leaving: deque[tuple[float, int]] = deque()
        self._turn = asyncio.Lock()
        self._answered = asyncio.Event()

    @asynccontextmanager
    async def place(self, messages: int = 1) -> AsyncIterator[None]:
        """Wait for a place, first come first served, and hold it beyond the answer."""
        messages = min(messages, self._most)
        async with self._turn:
            while self._inside + messages > self._most:
                await self._one_leaves()
            self._inside += messages
        try:
            yield
        finally:
            self._leaving.append((time.monotonic() + self._within, messages))
            self._answered.set()

    async def _one_leaves(self) -> None:
        if not self._leaving:
            self._answered.clear()
            await self._answered.wait()
        at, messages = self._leaving[0]
        early = at - time.monotonic()
        if early > 0:
            await asyncio.sleep(early)
            return
        self._leaving.popleft()
        self._inside -= messages
