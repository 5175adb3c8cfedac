"""Ending what runs in the background."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

#: After this a task that should end is cancelled once more.
ASK_AGAIN_SECONDS = 1.0


async def end(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancel tasks until all have ended; one that lost its cancellation is asked again."""
    still = set(tasks)
    while still:
        for task in still:
            task.cancel()
        _, still = await asyncio.wait(still, timeout=ASK_AGAIN_SECONDS)
