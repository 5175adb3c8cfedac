"""Cards: several of the staff are asked, one of them does it, and the others' cards say who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import lock_lanes, put
from bot.storage.outgoing import Outgoing, Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.line.team import Coach
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Message


def show_card(
    uow: UnitOfWork, coach: Coach, about: str, message: Message, *, priority: int = 0
) -> None:
    """Ask somebody who can be reached; ``about`` is the id of what they are asked for."""
    shown = Outgoing(message.text)
    row = put(uow, coach.chat_id or "", shown, message.buttons, priority=priority)
    uow.cards.add(about, row, coach.id)


def settle_cards(
    uow: UnitOfWork, about: str, told: Callable[[Coach], Message], *, pressed: str = ""
) -> frozenset[str]:
    """Put what became of it in the place of the cards, so that none has a button any more.

    A card in a chat that is not somebody's own any more stays: nobody may be written to there.

    Args:
        uow: The unit of work in which somebody did what was asked.
        about: The id of what was asked for.
        told: Says what somebody who was asked reads from now on.
        pressed: The outbox id of the card under whose button it happened, which is left out.

    Returns:
        The ids of those whose cards tell it now.
    """
    cards = [card for card in uow.cards.take(about) if card.outbox_id != pressed]
    staff = uow.coaches.some({card.coach_id for card in cards})
    there = [card for card in cards if staff[card.coach_id].chat_id == card.chat_id]
    lock_lanes(uow, [card.chat_id for card in there])
    for card in there:
        text = told(staff[card.coach_id]).text
        put(uow, card.chat_id, Outgoing(text, edits=Target(outbox_id=card.outbox_id)))
    return frozenset(card.coach_id for card in there)
