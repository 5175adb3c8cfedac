"""Where updates come in, polled or brought: kept and committed first, acknowledged afterwards."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from telegram.error import TelegramError

from bot.delivery.inbox import Incoming
from bot.dialogue.workers import end
from bot.errors import StorageError
from bot.telegram.arrivals import GroupInvitation, arrival_of
from bot.telegram.reading import bare, update_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from telegram import Bot

    from bot.telegram.arrivals import Arrival

logger = logging.getLogger(__name__)

CHANNEL = "telegram"
#: What is asked for; the rest of Telegram's updates is nothing for us.
ALLOWED = ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"]


class Door(Protocol):
    """Where arrivals are kept; see ``bot.dialogue.reception.Reception``."""

    def take_in_from(
        self, channel: str, address: str, now: datetime, incoming: Callable[[str], Incoming]
    ) -> bool:
        """Keep what came from an address; say whether the assistant will answer it."""
        ...


class Entrance:
    """Take in one update after the other."""

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
        #: By address or query: what is being told to Telegram meanwhile.
        self._acknowledging: dict[str, asyncio.Task[None]] = {}

    async def take_in(self, raw: Mapping[str, Any]) -> None:
        """Keep what an update brings; of one that cannot be read, that something came.

        Raises:
            StorageError: It could not be kept, and may not be acknowledged.
        """
        try:
            await self._take_in(raw)
        except StorageError:
            raise
        except Exception:
            # One update must not stop all others: the sender hears that it could not be read.
            logger.exception("an update cannot be read as it is")
            await self._take_in(bare(raw))

    async def _take_in(self, raw: Mapping[str, Any]) -> None:
        arrival = arrival_of(update_of(raw, self._bot))
        if isinstance(arrival, GroupInvitation):
            with suppress(TelegramError):
                await self._bot.leave_chat(arrival.address)
        elif arrival is not None:
            is_answered = await asyncio.to_thread(self._keep, arrival)
            self._ring()
            if arrival.callback_id or (is_answered and arrival.is_message):
                self._acknowledge(arrival)

    async def close(self) -> None:
        """Stop telling Telegram that something arrived."""
        await end(list(self._acknowledging.values()))

    def _keep(self, arrival: Arrival) -> bool:
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
                reply_to=arrival.reply_to,
                album=arrival.album,
            )

        return self._door.take_in_from(CHANNEL, arrival.address, now, incoming)

    def _acknowledge(self, arrival: Arrival) -> None:
        """Stop the spinning of a button, or show that an answer is being made.

        Nobody waits for it, and nobody is shown twice at the same time that somebody types.
        """
        what = arrival.callback_id or arrival.address
        if what not in self._acknowledging:
            task = asyncio.create_task(self._tell(arrival))
            self._acknowledging[what] = task
            task.add_done_callback(lambda _: self._acknowledging.pop(what, None))

    async def _tell(self, arrival: Arrival) -> None:
        with suppress(TelegramError):
            if arrival.callback_id:
                await self._bot.answer_callback_query(arrival.callback_id)
            else:
                await self._bot.send_chat_action(arrival.address, "typing")
