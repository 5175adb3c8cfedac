"""Reminders whose day has come: queued once, in the chat that asked for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.delivery.outbox import queue
from bot.storage.chats import VISITOR

if TYPE_CHECKING:
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording


class Remind:
    """See ``line_watch``: send what somebody asked to be reminded of."""

    def __init__(self, wording: Wording) -> None:
        """Speak by ``wording``."""
        self._wording = wording

    def due(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Return the reminders whose moment has come."""
        return uow.reminders.due(uow.clock.now())

    def do(self, uow: UnitOfWork, reminder_id: str) -> bool:
        """Queue a reminder, and forget it; who is in the programme by now needs none."""
        reminder = uow.reminders.take(reminder_id)
        if reminder is None:
            return False
        if uow.chats.get(reminder.chat_id).role == VISITOR:
            message = self._wording.message("later/reminder", **json.loads(reminder.body))
            queue(uow, reminder.chat_id, message)
        return True
