"""Buttons: a token of ours for each, worth something only in the chat that was shown it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.buttons import ButtonPress

if TYPE_CHECKING:
    from bot.storage.unit_of_work import UnitOfWork

__all__ = ["ButtonPress", "resolve_button", "use_button"]


def resolve_button(uow: UnitOfWork, chat_id: str, token: str) -> ButtonPress | None:
    """Return what a pressed button stands for; None for a token that this chat never got.

    A button that is not current belongs to an earlier question, or was pressed already.
    """
    return uow.buttons.find(chat_id, token)


def use_button(uow: UnitOfWork, chat_id: str, token: str) -> bool:
    """Use a button up, together with those shown with it: one question, one answer.

    False where that had happened before, also in another transaction at the same time.
    """
    return uow.buttons.use(chat_id, token)
