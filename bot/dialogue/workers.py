"""The workers of the gateway: they take messages from the inbox as long as it runs."""

from __future__ import annotations

import asyncio
import logging
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.inbox import Claimed, claim_next
from bot.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.dialogue.attendant import Attendant
    from bot.storage.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)

#: Longer than the slowest turn; after it another worker takes the message over.
LEASE = timedelta(seconds=30)
#: How long the workers sleep when nothing came in and nobody rang.
IDLE_SECONDS = 0.5
#: How long they sleep when the database is locked, full or away.
TROUBLE_SECONDS = 1.0


class Bell:
    """Wake whoever waits for news."""

    def __init__(self) -> None:
        """Begin silent."""
        self._news = asyncio.Event()

    def ring(self) -> None:
        """Wake all who listen now."""
        self._news.set()
        self._news = asyncio.Event()

    def listen(self) -> asyncio.Event:
        """Return what the next ring sets; take it before looking, so that no news is missed."""
        return self._news


async def heard(news: asyncio.Event, seconds: float) -> None:
    """Wait for news, at most this long."""
    # `wait_for` of Python 3.10 may swallow the cancelling of who waits, who then never ends.
    waiting = asyncio.ensure_future(news.wait())
    try:
        await asyncio.wait({waiting}, timeout=seconds)
    finally:
        waiting.cancel()


class Workers:
    """Handle messages of different chats side by side, those of one chat in order."""

    def __init__(
        self,
        make_uow: Callable[[], UnitOfWork],
        attendant: Attendant,
        *,
        arrived: Bell,
        answered: Bell,
        at_once: int = 24,
    ) -> None:
        """Work when ``arrived`` rings, and ring ``answered`` after each message."""
        self._make_uow = make_uow
        self._attendant = attendant
        self._arrived = arrived
        self._answered = answered
        self._places = asyncio.Semaphore(at_once)
        self._owner = secrets.token_hex(8)
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin to work."""
        self._begin(self._work())

    async def stop(self) -> None:
        """Stop; messages in hand are taken over when their lease ends."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self) -> None:
        while True:
            await self._places.acquire()
            news = self._arrived.listen()
            claimed = await self._claimed()
            if claimed is None:
                self._places.release()
                await heard(news, IDLE_SECONDS)
            else:
                self._begin(self._attend(claimed))

    async def _claimed(self) -> Claimed | None:
        try:
            return await asyncio.to_thread(self._claim)
        except AssistantError:
            logger.exception("the inbox cannot be read now")
            await asyncio.sleep(TROUBLE_SECONDS)
            return None

    def _claim(self) -> Claimed | None:
        with self._make_uow() as uow:
            claimed = claim_next(uow, self._owner, uow.clock.now(), LEASE)
            uow.commit()
        return claimed

    async def _attend(self, claimed: Claimed) -> None:
        """Handle one message; what goes wrong leaves it in the inbox until its lease ends."""
        try:
            await self._attendant.attend(claimed)
        except Exception:
            logger.exception("a message could not be handled now")
        finally:
            self._places.release()
            self._answered.ring()
            self._arrived.ring()
