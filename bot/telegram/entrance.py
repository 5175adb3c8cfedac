"""Where updates come in, polled or brought: kept and committed first, acknowledged afterwards."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from telegram.error import TelegramError

from bot.delivery.inbox import Incoming
from bot.delivery.tasks import end
from bot.errors import StorageError
from bot.telegram.arrivals import Arrival, GroupInvitation, arrival_of, bare

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from telegram import Bot

logger = logging.getLogger(__name__)

CHANNEL = "telegram"


class Door(Protocol):
    """Where arrivals are kept; see ``bot.dialogue.reception.Reception``."""

    def take_in_together(
        self, channel: str, now: datetime, brought: Sequence[tuple[str, Callable[[str], Incoming]]]
    ) -> list[bool]:
        """Keep all that came, by address, or nothing; say what the assistant will answer."""
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

    async def took_in_together(self, raws: Sequence[Mapping[str, Any]]) -> bool:
        """Keep what updates bring with one commit; False where one stood in the way of all."""
        try:
            arrivals = [arrival_of(raw) for raw in raws]
            await self._kept([one for one in arrivals if isinstance(one, Arrival)])
        except Exception:  # noqa: BLE001 -- taken in by itself, the one that cannot be shows why
            return False
        for raw, arrival in zip(raws, arrivals, strict=True):
            if not isinstance(arrival, Arrival):
                await self._decline(raw, arrival)
        return True

    async def _take_in(self, raw: Mapping[str, Any]) -> None:
        arrival = arrival_of(raw)
        if isinstance(arrival, Arrival):
            await self._kept([arrival])
        else:
            await self._decline(raw, arrival)

    async def _decline(self, raw: Mapping[str, Any], arrival: GroupInvitation | None) -> None:
        """Leave a group; a button that was pressed where nobody is talked to stops spinning."""
        pressed = raw.get("callback_query")
        with suppress(TelegramError):
            if isinstance(pressed, dict) and "id" in pressed:
                await self._bot.answer_callback_query(str(pressed["id"]))
        with suppress(TelegramError):
            if arrival is not None:
                await self._bot.leave_chat(arrival.address)

    async def _kept(self, arrivals: Sequence[Arrival]) -> None:
        """Keep what came, and tell Telegram what may be told at once."""
        answered = await asyncio.to_thread(self._keep, arrivals)
        self._ring()
        for arrival, is_answered in zip(arrivals, answered, strict=True):
            if arrival.callback_id or (is_answered and arrival.is_message):
                self._acknowledge(arrival)

    async def close(self) -> None:
        """Stop telling Telegram that something arrived."""
        await end(list(self._acknowledging.values()))

    def _keep(self, arrivals: Sequence[Arrival]) -> list[bool]:
        now = self._now()
        brought = [(one.address, partial(_incoming, one, now)) for one in arrivals]
        return self._door.take_in_together(CHANNEL, now, brought)

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


def _incoming(arrival: Arrival, now: datetime, chat_id: str) -> Incoming:
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
