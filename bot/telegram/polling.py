"""Taking in what Telegram brings: stored and committed first, confirmed to Telegram afterwards.

python-telegram-bot's own polling confirms updates before they are handled; ours raises the offset
only past what is in the database.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from telegram.error import RetryAfter, TelegramError

from bot.delivery.inbox import Incoming
from bot.telegram.arrivals import GroupInvitation, arrival_of
from bot.telegram.sending import pause_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from telegram import Bot, Update

    from bot.telegram.arrivals import Arrival

logger = logging.getLogger(__name__)

CHANNEL = "telegram"
#: What is asked for; the rest of Telegram's updates is nothing for us.
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
LONG_POLL_SECONDS = 25
#: Between two attempts when Telegram or the database is away.
PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0


class Door(Protocol):
    """Where arrivals are kept; see ``bot.dialogue.reception.Reception``."""

    def take_in_from(
        self, channel: str, address: str, now: datetime, incoming: Callable[[str], Incoming]
    ) -> bool:
        """Keep what came from an address; False when it was here before."""
        ...


class Poller:
    """Ask Telegram for updates as long as it runs."""

    def __init__(
        self,
        bot: Bot,
        door: Door,
        *,
        now: Callable[[], datetime],
        ring: Callable[[], None],
    ) -> None:
        """Keep arrivals at ``door`` and ``ring`` after each."""
        self._bot = bot
        self._door = door
        self._now = now
        self._ring = ring
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
        except RetryAfter as error:
            return pause_of(error).total_seconds()
        except Exception:
            # The updates stay with Telegram, which gives them again; the poller must never stop.
            logger.exception("updates cannot be taken in now")
            return min(PAUSE_SECONDS * 2.0 ** min(trouble, 10), LONGEST_PAUSE_SECONDS)
        return 0.0

    async def poll(self, seconds: int = LONG_POLL_SECONDS) -> None:
        """Ask once and take in what comes.

        Raises:
            TelegramError: Telegram did not give any.
            StorageError: One could not be kept; it and those after it come again.
        """
        updates = await self._bot.get_updates(
            offset=self._offset, timeout=seconds, allowed_updates=ALLOWED
        )
        for update in updates:
            await self._take_in(update)
            self._offset = update.update_id + 1

    async def _take_in(self, update: Update) -> None:
        arrival = arrival_of(update)
        if isinstance(arrival, GroupInvitation):
            with suppress(TelegramError):
                await self._bot.leave_chat(arrival.address)
        elif arrival is not None:
            await asyncio.to_thread(self._keep, arrival)
            self._ring()
            await self._acknowledge(arrival)

    def _keep(self, arrival: Arrival) -> None:
        now = self._now()

        def incoming(chat_id: str) -> Incoming:
            return Incoming(
                channel=CHANNEL,
                update_id=str(arrival.update_id),
                chat_id=chat_id,
                kind=arrival.kind,
                body=arrival.body,
                received_at=now,
                external_id=arrival.external_id,
            )

        self._door.take_in_from(CHANNEL, arrival.address, now, incoming)

    async def _acknowledge(self, arrival: Arrival) -> None:
        """Stop the spinning of a button, or show that an answer is being made."""
        with suppress(TelegramError):
            if arrival.callback_id:
                await self._bot.answer_callback_query(arrival.callback_id)
            else:
                await self._bot.send_chat_action(arrival.address, "typing")
