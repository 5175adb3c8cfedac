"""Asking Telegram for updates: the offset is raised only past what is in the database.

python-telegram-bot's own polling confirms updates before they are handled.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from telegram.error import RetryAfter

from bot.telegram.arrivals import ALLOWED
from bot.telegram.sending import pause_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.telegram.entrance import Entrance
    from bot.telegram.plain_bot import PlainBot

logger = logging.getLogger(__name__)

LONG_POLL_SECONDS = 25
#: Between two attempts when Telegram or the database is away.
PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
#: So many updates are kept with one commit at most, as nobody else writes meanwhile.
TOGETHER = 20


class Poller:
    """Ask Telegram for updates as long as it runs."""

    def __init__(self, bot: PlainBot, entrance: Entrance) -> None:
        """Take in at ``entrance`` what comes."""
        self._bot = bot
        self._entrance = entrance
        self._offset: int | None = None

    async def run(self) -> None:
        """Poll until cancelled; what goes wrong is waited out."""
        trouble = 0
        while True:
            pause = await self._poll_or_pause(trouble)
            trouble = trouble + 1 if pause else 0
            await asyncio.sleep(pause)

    async def _poll_or_pause(self, trouble: int) -> float:
        """Poll once; return how many seconds to wait when that did not work."""
        try:
            await self.poll()
        except Exception as error:
            # The updates stay with Telegram, which gives them again; the poller must never stop.
            logger.exception("updates cannot be taken in now")
            return pause_after(trouble, error)
        return 0.0

    async def poll(self, seconds: int = LONG_POLL_SECONDS) -> None:
        """Ask once and take in what comes.

        Raises:
            TelegramError: Telegram did not give any.
            StorageError: One could not be kept; it and those after it come again.
        """
        raws = await self._bot.raw_updates(self._offset, seconds, ALLOWED)
        for first in range(0, len(raws), TOGETHER):
            await self._take_in(raws[first : first + TOGETHER])

    async def _take_in(self, raws: Sequence[dict[str, Any]]) -> None:
        if len(raws) > 1 and await self._entrance.took_in_together(raws):
            self._offset = int(raws[-1]["update_id"]) + 1
            return
        for raw in raws:
            await self._entrance.take_in(raw)
            self._offset = int(raw["update_id"]) + 1


def pause_after(trouble: int, error: Exception) -> float:
    """Return how many seconds to wait: as many as Telegram says, else more each time."""
    if isinstance(error, RetryAfter):
        return pause_of(error).total_seconds()
    return min(PAUSE_SECONDS * 2.0 ** min(trouble, 10), LONGEST_PAUSE_SECONDS)
