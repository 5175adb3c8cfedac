"""Somebody opens the page again in the same browser: perhaps it is somebody else.

What was told before is not shown again. Within half an hour the assistant asks whether to go on;
later the talk is over, and only a code leads back.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.inbox import Incoming, receive
from bot.dialogue.arriving import RETURN

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.chats import Chat
    from bot.storage.unit_of_work import UnitOfWork

#: So long somebody may be away from an open intake.
AWAY = timedelta(minutes=30)


def is_over(uow: UnitOfWork, chat: Chat, now: datetime) -> bool:
    """Say whether a talk was left too long ago to go on with; one without words never is."""
    return now - chat.last_seen_at >= AWAY and uow.inbox.has_any(chat.id)


def come_back(uow: UnitOfWork, chat: Chat, now: datetime) -> bool:
    """Hide what was told, and let the assistant ask whether to go on; False where nothing is open.

    After an intake its end stays to be seen: the number and the code are shown only there.
    """
    if chat.open_question is None:
        shown = uow.outbox.after(chat.id, 0)
        questions = [item.seq for item in shown if item.kind == "question"]
        if questions:
            # What was hidden stays so: a question may have been the last one before it.
            uow.chats.hide_up_to(chat.id, max(questions[-1], chat.hidden_up_to))
        return False
    last = hide_all(uow, chat.id)
    incoming = Incoming(
        channel=chat.channel,
        # Asked again before an answer came, it is the same coming back.
        update_id=f"{chat.id[:20]}:back:{last}",
        chat_id=chat.id,
        kind=RETURN,
        body="",
        received_at=now,
    )
    is_new = receive(uow, incoming)
    uow.chats.seen(chat.id, now)
    return is_new


def hide_all(uow: UnitOfWork, chat_id: str) -> int:
    """Show nothing of what was said so far again; return the number of the last message."""
    last = uow.lanes.lock(chat_id, "out").next_position - 1
    uow.chats.hide_up_to(chat_id, last)
    return last
