"""What happens on the line by the passing of time alone."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Protocol

from bot.dialogue.line_modes import Quiet
from bot.dialogue.line_silence import Silence
from bot.dialogue.line_unheard import Unheard
from bot.dialogue.reminding import Remind
from bot.dialogue.staff_referrals import Left, MovedOn, Offer
from bot.line.waiting import Patience

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

logger = logging.getLogger(__name__)

#: Between two looks.
EVERY_SECONDS = 5.0


class Chore(Protocol):
    """Something that time makes due, again and again."""

    def due(self, uow: UnitOfWork) -> Sequence[str]:
        """Return the ids of what may be due; the unit of work only reads."""

    def do(self, uow: UnitOfWork, what: str) -> bool:
        """Do it in one transaction; False where there is nothing to do any more.

        Another gateway may be doing the same: whoever changes the row first does it.
        """


class LineWatch:
    """Look at the line as long as the gateway runs; everything due is a transaction of its own."""

    def __init__(
        self,
        make_uow: Callable[[], UnitOfWork],
        wording: Wording,
        ring: Callable[[], None],
        patience: Patience | None = None,
    ) -> None:
        """Speak by ``wording``, and ``ring`` when there is something to send.

        Args:
            make_uow: Begins a transaction.
            wording: The templates.
            ring: Wakes the senders.
            patience: How long something may wait.
        """
        self._make_uow = make_uow
        self._ring = ring
        patience = patience or Patience()
        # What is most urgent comes first.
        self._chores: tuple[Chore, ...] = (
            Unheard(wording, patience),
            Offer(wording),
            Silence(wording, patience),
            Left(wording, patience),
            MovedOn(wording),
            Quiet(wording),
            Remind(wording),
        )

    async def run(self) -> None:
        """Look until cancelled; what goes wrong is tried again at the next look."""
        while True:
            try:
                if await asyncio.to_thread(self.look):
                    self._ring()
            except Exception:
                logger.exception("the line cannot be looked after now")
            await asyncio.sleep(EVERY_SECONDS)

    def look(self) -> int:
        """Do what is due; return how much that was."""
        return sum(map(self._done, self._chores))

    def _done(self, chore: Chore) -> int:
        with self._make_uow() as uow:
            due = chore.due(uow)
        return sum(self._is_done(chore, one) for one in due)

    def _is_done(self, chore: Chore, what: str) -> bool:
        """Do one thing; where that goes wrong, the others are done all the same."""
        try:
            with self._make_uow() as uow:
                done = chore.do(uow, what)
                uow.commit()
        except Exception:
            logger.exception("%s cannot be done now", type(chore).__name__)
            return False
        return done
