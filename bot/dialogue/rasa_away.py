"""What happens with a message that Rasa cannot answer now: it waits, or is given up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.inbox import defer, fail
from bot.delivery.outbox import queue
from bot.dialogue.choices import last_question
from bot.storage.chats import VISITOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.inbox import Claimed
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

#: Between two looks whether Rasa is back.
LOOK_AGAIN = timedelta(seconds=1)
#: After this the person is asked to type it again, although Rasa is still away.
PATIENCE = timedelta(minutes=30)


class RasaAway:
    """Let messages wait for Rasa, and tell people what became of them."""

    def __init__(self, make_uow: Callable[[], UnitOfWork], wording: Wording) -> None:
        """Work in transactions of ``make_uow`` and in these words."""
        self._make_uow = make_uow
        self._wording = wording
        #: How often a waiting message was sent; forgotten when it is finished.
        self._tries: dict[str, int] = {}

    def waits(self, claimed: Claimed) -> bool:
        """Say whether a message was given to Rasa before, without an answer."""
        return bool(self._tries.get(claimed.item.id))

    def count(self, claimed: Claimed) -> None:
        """Note that a message is given to Rasa."""
        self._tries[claimed.item.id] = self._tries.get(claimed.item.id, 0) + 1

    def forget(self, claimed: Claimed) -> None:
        """Note that a message is at its end."""
        self._tries.pop(claimed.item.id, None)

    def failed(self, claimed: Claimed) -> None:
        """Apologise the first time; the second time ask to type it again."""
        if self._tries[claimed.item.id] > 1:
            self._give_up(claimed)
            return
        with self._make_uow() as uow:
            if uow.chats.get(claimed.item.chat_id).role != VISITOR:
                # Who is on the line need not wait for Rasa to write to the coach.
                self._tell(uow, claimed, "line/youth/assistant_away")
                fail(uow, claimed, uow.clock.now(), "rasa failed")
                uow.commit()
                self.forget(claimed)
                return
            self._tell(uow, claimed, "general/apology")
            defer(uow, claimed, uow.clock.now() + LOOK_AGAIN, "rasa failed")
            uow.commit()

    def wait(self, claimed: Claimed) -> None:
        """Look again later, unless it waited for too long."""
        with self._make_uow() as uow:
            now = uow.clock.now()
            if now - claimed.item.received_at < PATIENCE:
                defer(uow, claimed, now + LOOK_AGAIN, "rasa is away")
                uow.commit()
                return
        self._give_up(claimed)

    def tell_and_ask_again(self, uow: UnitOfWork, claimed: Claimed, template: str) -> None:
        """Tell something and repeat the open question with buttons that work."""
        question = last_question(uow, claimed.item.chat_id)
        self._tell(uow, claimed, template)
        if question is not None:
            queue(uow, claimed.item.chat_id, question, answers=claimed.item.id)

    def _give_up(self, claimed: Claimed) -> None:
        with self._make_uow() as uow:
            self.tell_and_ask_again(uow, claimed, "general/resend_failed")
            fail(uow, claimed, uow.clock.now(), "rasa failed twice")
            uow.commit()
        self.forget(claimed)

    def _tell(self, uow: UnitOfWork, claimed: Claimed, template: str) -> None:
        queue(uow, claimed.item.chat_id, self._wording.message(template))
