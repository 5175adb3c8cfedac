"""What comes of a message at first: it is for Rasa, or it is handled without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.inbox import Claimed
    from bot.storage.unit_of_work import UnitOfWork

    #: Claims the next message in the transaction that ends the one before it.
    ClaimMore = Callable[[UnitOfWork], Claimed | None]


@dataclass(frozen=True)
class Said:
    """A message on its way to Rasa."""

    sender: str
    message: str
    channel: str
    needs_session: bool
    inbox_id: str = ""


@dataclass(frozen=True)
class Handled:
    """A message that is at its end, and the next one, claimed in the same transaction."""

    following: Claimed | None = None


def claim_nothing(_uow: UnitOfWork) -> None:
    """Claim no message after the one in hand."""
