"""The line in the attendant: whoever sits in the chat of a youth or of staff, Rasa is not needed.

See ADR 8: who writes, and to whom, decides what becomes of a message; all of it happens in the
transaction that finishes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.inbox import defer, finish, hold
from bot.dialogue.line_staff import attend_staff
from bot.dialogue.line_talk import Talk
from bot.dialogue.line_writing import album_wait, number_wait
from bot.dialogue.line_youth import YouthLine
from bot.errors import AccessDeniedError
from bot.storage.chats import VISITOR, YOUTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.inbox import Claimed
    from bot.hours import WorkingHours
    from bot.storage.chats import Chat
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording


class LineAttendant:
    """Handle what comes from the chats of paired youths and of staff."""

    def __init__(self, wording: Wording, hours: WorkingHours, bot_name: Callable[[], str]) -> None:
        """Speak by ``wording``; tell by ``hours`` when something is read.

        Args:
            wording: The templates.
            hours: When somebody works.
            bot_name: Says what the bot is called, for the links that lead to it.
        """
        self._bot_name = bot_name
        self._wording = wording
        self._youths = YouthLine(hours)

    def attend(self, uow: UnitOfWork, claimed: Claimed, chat: Chat) -> bool:
        """Finish a message, or let it wait for its album; False where it is for the assistant."""
        if chat.role == VISITOR:
            return False
        # First of all, so that whoever locks several ways does so in one order: in before out.
        hold(uow, claimed)
        wait = album_wait(uow, claimed.item) or number_wait(uow, claimed.item)
        if wait is not None:
            defer(uow, claimed, wait, "its album or what it answers is not known yet")
            return True
        talk = Talk(uow, self._wording, claimed.item, self._bot_name())
        try:
            is_handled = self._handled(talk, chat)
        except AccessDeniedError:
            # The refusal stands in the audit; the person hears that nothing happened.
            talk.tell("not_yours")
            is_handled = True
        if is_handled:
            finish(uow, claimed, uow.clock.now())
        return is_handled

    def _handled(self, talk: Talk, chat: Chat) -> bool:
        if chat.role == YOUTH:
            journey = talk.uow.journeys.of_chat(chat.id)
            return journey is not None and self._youths.attend(talk, journey)
        coach = talk.uow.coaches.of_chat(chat.id)
        if coach is None:
            return False
        attend_staff(talk, coach)
        return True
