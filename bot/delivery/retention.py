"""Keep chat short: words are erased, the rows stay as numbers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.storage.chats import VISITOR

if TYPE_CHECKING:
    from bot.storage.unit_of_work import UnitOfWork

#: How long the words of a visitor may stay, as the first message promises.
VISITOR_HOURS = timedelta(hours=24)


def purge(uow: UnitOfWork, older_than: datetime, *, role: str = VISITOR) -> int:
    """Erase what chats of a role said and got before a moment; return how many bodies.

    What was not handled or sent until then never will be.
    """
    return uow.erasure.erase_older(role, older_than, uow.clock.now())


def purge_visitors(uow: UnitOfWork) -> int:
    """Erase the words of visitors that are older than ``VISITOR_HOURS``."""
    return purge(uow, uow.clock.now() - VISITOR_HOURS)


def purge_line(uow: UnitOfWork, kept: timedelta) -> int:
    """Erase what was said on the line longer ago than it is kept; return how many bodies.

    Keep chat short, the file long: what matters goes into a note, and notes stay.
    """
    now = uow.clock.now()
    return uow.erasure.erase_line(now - kept, now)


def erase_chat(uow: UnitOfWork, chat_id: str) -> str:
    """Erase a chat ("klaar, wis dit scherm"): its words, its address, its talk with Rasa.

    Returns:
        The name under which Rasa knew the conversation, which the caller lets Rasa forget.
    """
    sender = uow.chats.get(chat_id).rasa_sender
    uow.erasure.erase_chat(chat_id, uow.clock.now())
    uow.chats.forget(chat_id)
    return sender
