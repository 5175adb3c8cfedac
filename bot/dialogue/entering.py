"""How a chat becomes somebody's, and stops being so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import put, queue
from bot.storage.chats import VISITOR
from bot.storage.outgoing import Outgoing

if TYPE_CHECKING:
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Message


def let_in(uow: UnitOfWork, chat_id: str, role: str) -> None:
    """Give a chat a role, with the commands that go with it."""
    uow.chats.become(chat_id, role)
    put(uow, chat_id, Outgoing("", menu=role))


def let_out(uow: UnitOfWork, chat_id: str, farewell: Message) -> int:
    """Make a chat a visitor's again; return how many messages were still on their way to it.

    What was not sent yet will not be: the chat has no access from this moment on.
    """
    unsent = uow.erasure.erase_unsent(chat_id, uow.clock.now())
    let_in(uow, chat_id, VISITOR)
    queue(uow, chat_id, farewell)
    return unsent
