"""The dispatcher: drains the outbox of a channel through its transport."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import stamina

from bot.delivery.retry import SendResult
from bot.delivery.tasks import end
from bot.errors import LeaseLostError, StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.delivery.sending import Claimed, Sender
    from bot.delivery.window import Window
    from bot.storage.outbox import OutboxItem
    from bot.storage.unit_of_work import Database

    #: A message, and what the channel answered.
    Answered = tuple[Claimed, SendResult]

#: How long the channel may take to answer; less than the lease of a ``Sender``.
PATIENCE = timedelta(seconds=20)
#: So many messages of different chats are on their way at once, where the channel lets them.
SIDE_BY_SIDE = 8
#: Of a message that may go again at once.
NEVER_WENT = SendResult("slow_down", is_whole_channel=False, reason="stopped before it went")


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
    window: Window | None = None,
    side_by_side: int = SIDE_BY_SIDE,
    patience: timedelta = PATIENCE,
) -> Drained:
    """Send everything that may go now, in order per chat, several chats side by side.

    Args:
        database: Holds the outbox.
        transport: The channel.
        sender: Says what may go, and when by plan.
        window: What the channel sees; kept from one round to the next.
        side_by_side: As many are on their way at once.
        patience: So long the channel may take for one.

    Raises:
        StorageError: an answer of the channel could not be written down within the lease; the
            message then counts as one that may have arrived.
    """
    draining = _Draining(
        database, transport, sender, window=window, side_by_side=side_by_side, patience=patience
    )
    await draining.run()
    return Drained(draining.attempts, await asyncio.to_thread(draining.due_again))


class _Draining:
    def __init__(
        self,
        database: Database,
        transport: Transport,
        sender: Sender,
        *,
        window: Window | None,
        side_by_side: int,
        patience: timedelta,
    ) -> None:
        self._database = database
        self._transport = transport
        self._sender = sender
        self._window = window
        self._side_by_side = side_by_side
        self._patience = patience
        self._under_way: dict[asyncio.Task[SendResult], Claimed] = {}
        #: By id of the message: claimed, and waiting for the moment at which it goes.
        self._ahead: dict[str, Claimed] = {}
        self._trouble: BaseException | None = None
        self.attempts = 0

    async def run(self) -> None:
        try:
            claimed = await asyncio.to_thread(self._settle_and_claim, (), self._side_by_side)
            while claimed or self._under_way:
                for one in claimed:
                    self._ahead[one.item.id] = one
                    self._under_way[asyncio.create_task(self._sent(one))] = one
                claimed = await self._written_down(await self._answered())
        finally:
            await end(self._under_way)
            self._give_back()
        if self._trouble is not None:
            raise self._trouble

    def due_again(self) -> datetime | None:
        with self._database.unit_of_work() as uow:
            again_at = self._sender.due_again(uow, uow.clock.now())
            uow.commit()
        return again_at

    async def _sent(self, claimed: Claimed) -> SendResult:
        early = (claimed.goes_at - self._database.clock.now()).total_seconds()
        if early > 0:
            await asyncio.sleep(early)
        async with self._window.place(claimed.messages) if self._window else nullcontext():
            del self._ahead[claimed.item.id]
            try:
                sending = self._transport.send(claimed.marked)
                # In Python 3.10 it may lose a cancellation that comes with the answer; that costs
                # nothing here, as the task ends with it.
                return await asyncio.wait_for(sending, self._patience.total_seconds())
            except asyncio.TimeoutError:
                return SendResult("unknown", reason="the channel did not answer in time")

    def _give_back(self) -> None:
        """Give back what was claimed and surely never went, when the gateway stops before."""
        for claimed in self._ahead.values():
            # Whoever cannot write it down leaves it as one that may have arrived.
            with suppress(StorageError, LeaseLostError), self._database.unit_of_work() as uow:
                self._sender.settle(uow, claimed, NEVER_WENT, uow.clock.now())
                uow.commit()
        self._ahead.clear()

    async def _answered(self) -> list[Answered]:
        """Wait for an answer of the channel, and return all that are there by then."""
        done, _ = await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        self.attempts += len(done)
        answered = []
        for one in done:
            claimed, trouble = self._under_way.pop(one), one.exception()
            if trouble is None:
                answered.append((claimed, one.result()))
            # What the transport did not expect counts as a message that may have arrived.
            self._trouble = self._trouble or trouble
        return answered

    async def _written_down(self, answered: list[Answered]) -> list[Claimed]:
        """Write down what the channel answered, and claim what goes next."""
        free = 0 if self._trouble else self._side_by_side - len(self._under_way)
        # What the channel answered must not be lost to a database that is locked for a while.
        timeout = self._sender.lease.total_seconds() / 2
        attempts = stamina.retry_context(StorageError, attempts=None, timeout=timeout)
        try:
            async for attempt in attempts:
                with attempt:
                    return await asyncio.to_thread(self._settled_and_claimed, answered, free)
        except StorageError as error:
            # What is under way is written down yet, if that can be.
            self._trouble = error
        return []

    def _settled_and_claimed(self, answered: Sequence[Answered], free: int) -> list[Claimed]:
        try:
            return self._settle_and_claim(answered, free)
        except LeaseLostError:
            for one in answered:
                # Whoever has taken a message over marks it.
                with suppress(LeaseLostError):
                    self._settle_and_claim([one], 0)
        return self._settle_and_claim((), free)

    def _settle_and_claim(self, answered: Sequence[Answered], free: int) -> list[Claimed]:
        """Settle and claim with one commit: a disk takes as long for many as for one."""
        claimed: list[Claimed] = []
        with self._database.unit_of_work() as uow:
            now = uow.clock.now()
            for one, result in answered:
                self._sender.settle(uow, one, result, now)
            while len(claimed) < free and (following := self._sender.claim_next(uow, now)):
                claimed.append(following)
            uow.commit()
        return claimed
