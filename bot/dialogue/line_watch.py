"""What happens on the line by the passing of time alone."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.dialogue.line_modes import back_to_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

logger = logging.getLogger(__name__)

#: Between two looks.
EVERY_SECONDS = 20.0


class LineWatch:
    """Look at the line as long as the gateway runs; every look is a transaction of its own."""

    def __init__(
        self, make_uow: Callable[[], UnitOfWork], wording: Wording, ring: Callable[[], None]
    ) -> None:
        """Speak by ``wording``, and ``ring`` when there is something to send."""
        self._make_uow = make_uow
        self._wording = wording
        self._ring = ring

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
        with self._make_uow() as uow:
            done = back_to_line(uow, self._wording)
            uow.commit()
        return done
