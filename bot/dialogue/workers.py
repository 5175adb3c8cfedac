"""The workers of the gateway: they take messages from the inbox as long as it runs."""

from __future__ import annotations

import asyncio
import logging
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.inbox import Claimed, claim_next
from bot.delivery.tasks import end
from bot.dialogue.outcomes import claim_nothing
from bot.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.dialogue.attendant import Attendant
    from bot.storage.lanes import Among
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
    # Not `wait_for`: in Python 3.10 it can lose a cancellation that comes with its time-out.
    waiting = asyncio.ensure_future(news.wait())
    try:
        await asyncio.wait({waiting}, timeout=seconds)
    finally:
        waiting.cancel()


class Room:
    """Places for messages that are handled side by side."""

    def __init__(self, places: int) -> None:
        """Begin with all places free."""
        self.free = places

    def enter(self) -> Place:
        """Take a place, which must be free."""
        self.free -= 1
        return Place(self)


class Place:
    """A place in a room, left once."""

    def __init__(self, room: Room) -> None:
        """Hold a place of ``room``."""
        self._room: Room | None = room

    def leave(self) -> None:
        """Give the place back; a second time nothing happens."""
        if self._room is not None:
            self._room.free += 1
            self._room = None


class Workers:
    """Handle messages of different chats side by side, those of one chat in order.

    Visitors wait for Rasa, which may hang. The line never does: it has places of its own, which
    a youth who talks to the assistant leaves before Rasa is asked.
    """

    def __init__(
        self,
        make_uow: Callable[[], UnitOfWork],
        attendant: Attendant,
        *,
        arrived: Bell,
        answered: Bell,
        at_once: int = 24,
        on_line: int = 8,
    ) -> None:
        """Work when ``arrived`` rings, and ring ``answered`` after each message.

        Args:
            make_uow: Begins a transaction.
            attendant: Handles one message.
            arrived: Rung when something came in.
            answered: Rung when something may have to go out.
            at_once: How many messages of visitors are handled side by side.
            on_line: How many of youths and staff.
        """
        self._make_uow = make_uow
        self._attendant = attendant
        self._arrived = arrived
        self._answered = answered
        self._visitors, self._line = Room(at_once), Room(on_line)
        self._owner = secrets.token_hex(8)
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_stopping = False

    def start(self) -> None:
        """Begin to work."""
        self._begin(self._work())

    async def stop(self) -> None:
        """Stop; messages in hand are taken over when their lease ends."""
        self._is_stopping = True
        await end(self._tasks)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self) -> None:
        while True:
            news = self._arrived.listen()
            among = self._welcome()
            claimed = await self._claimed(among) if among else None
            if claimed is None:
                await heard(news, IDLE_SECONDS)
            else:
                room = self._line if claimed.lane.is_on_line else self._visitors
                self._begin(self._attend(claimed, room.enter()))

    def _welcome(self) -> Among | None:
        """Return for whose messages there is a place; None where all are taken."""
        if self._line.free and self._visitors.free:
            return "anybody"
        if self._line.free:
            return "line"
        return "visitors" if self._visitors.free else None

    async def _claimed(self, among: Among) -> Claimed | None:
        try:
            return await asyncio.to_thread(self._claim, among)
        except AssistantError:
            logger.exception("the inbox cannot be read now")
            await asyncio.sleep(TROUBLE_SECONDS)
            return None

    def _claim(self, among: Among) -> Claimed | None:
        with self._make_uow() as uow:
            claimed = self._next(uow, among)
            uow.commit()
        return claimed

    def _next(self, uow: UnitOfWork, among: Among) -> Claimed | None:
        return claim_next(uow, self._owner, uow.clock.now(), LEASE, among=among)

    def _next_on_line(self, uow: UnitOfWork) -> Claimed | None:
        """Claim for a place on the line that is free again, unless the gateway stops."""
        return None if self._is_stopping else self._next(uow, "line")

    async def _attend(self, claimed: Claimed, place: Place) -> None:
        """Handle a message, and on the line those that wait behind it.

        What goes wrong leaves a message in the inbox until its lease ends.
        """
        following: Claimed | None = claimed
        claim_more = self._next_on_line if claimed.lane.is_on_line else claim_nothing

        def before_rasa() -> None:
            # There are few youths, and each waits for one answer at most.
            if claimed.lane.is_on_line:
                place.leave()
                self._arrived.ring()

        try:
            while following is not None:
                following = await self._attendant.attend(following, before_rasa, claim_more)
                self._answered.ring()
        except Exception:
            logger.exception("a message could not be handled now")
        finally:
            place.leave()
            self._arrived.ring()
