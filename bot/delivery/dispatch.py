"""The dispatcher: drains the outbox of a channel through its transport."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import stamina

from bot.delivery.retry import SendResult
from bot.errors import LeaseLostError, StorageError

if TYPE_CHECKING:
    from bot.delivery.sending import Claimed, Sender
    from bot.storage.outbox import OutboxItem
    from bot.storage.unit_of_work import Database

#: How long the channel may take to answer; less than the lease of a ``Sender``.
PATIENCE = timedelta(seconds=20)


class Transport(Protocol):
    """How a channel sends one message; its own errors become a ``SendResult``."""

    async def send(self, item: OutboxItem) -> SendResult:
        """Send a message, and say what the channel answered."""
        ...


@dataclass(frozen=True)
class Drained:
    """What a round led to: attempts made, and when to come again (None: nothing waits)."""

    attempts: int
    again_at: datetime | None


async def drain(
    database: Database,
    transport: Transport,
    sender: Sender,
    *,
    side_by_side: int = 4,
    patience: timedelta = PATIENCE,
) -> Drained:
    """Send everything that may go now, in order per chat, several chats side by side.

    Raises:
        StorageError: an answer of the channel could not be written down within the lease; the
            message then counts as one that may have arrived.
    """
    worker = _Worker(database, transport, sender, patience)
    ends = await asyncio.gather(
        *(worker.run() for _ in range(side_by_side)), return_exceptions=True
    )
    for end in ends:
        if isinstance(end, BaseException):
            raise end
    return Drained(worker.attempts, await asyncio.to_thread(worker.due_again))


class _Worker:
    def __init__(
        self, database: Database, transport: Transport, sender: Sender, patience: timedelta
    ) -> None:
        self._database = database
        self._transport = transport
        self._sender = sender
        self._patience = patience
        self.attempts = 0

    async def run(self) -> None:
        claimed = await asyncio.to_thread(self._claim)
        while claimed is not None:
            result = await self._send(claimed)
            self.attempts += 1
            claimed = await self._settle_and_claim(claimed, result)

    def due_again(self) -> datetime | None:
        with self._database.unit_of_work() as uow:
            again_at = self._sender.due_again(uow, uow.clock.now())
            uow.commit()
        return again_at

    async def _send(self, claimed: Claimed) -> SendResult:
        try:
            sending = self._transport.send(claimed.marked)
            return await asyncio.wait_for(sending, self._patience.total_seconds())
        except asyncio.TimeoutError:
            return SendResult("unknown", reason="the channel did not answer in time")

    async def _settle_and_claim(self, claimed: Claimed, result: SendResult) -> Claimed | None:
        # What the channel answered must not be lost to a database that is locked for a while.
        timeout = self._sender.lease.total_seconds() / 2
        attempts = stamina.retry_context(StorageError, attempts=None, timeout=timeout)
        try:
            async for attempt in attempts:
                with attempt:
                    return await asyncio.to_thread(self._settle_then_claim, claimed, result)
        except LeaseLostError:
            # Another worker has taken the message over and marks it.
            pass
        return await asyncio.to_thread(self._claim)

    def _claim(self) -> Claimed | None:
        with self._database.unit_of_work() as uow:
            claimed = self._sender.claim_next(uow, uow.clock.now())
            uow.commit()
        return claimed

    def _settle_then_claim(self, claimed: Claimed, result: SendResult) -> Claimed | None:
        # One commit for both: the next message leaves as soon as this one is written down.
        with self._database.unit_of_work() as uow:
            now = uow.clock.now()
            self._sender.settle(uow, claimed, result, now)
            following = self._sender.claim_next(uow, now)
            uow.commit()
        return following
