"""The store of cards: what several of the staff are asked, and one of them does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.storage.tables.delivery import outbox
from bot.storage.tables.line import cards

if TYPE_CHECKING:
    from bot.storage.transaction import Transaction


@dataclass(frozen=True)
class Card:
    """The row of the outbox by which somebody was asked, and the chat where it stands."""

    outbox_id: str
    coach_id: str
    chat_id: str


class CardStore:
    """Write down who was asked, and find the others once somebody did it."""

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction."""
        self._transaction = transaction

    def add(self, about: str, outbox_id: str, coach_id: str) -> None:
        """Note a card; ``about`` is the id of the alert, link or referral that it asks for."""
        row = {"outbox_id": outbox_id, "about": about, "coach_id": coach_id}
        self._transaction.insert(cards, row)

    def take(self, about: str) -> tuple[Card, ...]:
        """Remove the cards about something and return them in order: nobody is asked any more.

        Of two who do so at once only one gets each card.
        """
        this = cards.c.about == about
        query = select(cards.c.outbox_id, cards.c.coach_id, outbox.c.chat_id).join(
            outbox, outbox.c.id == cards.c.outbox_id
        )
        rows = self._transaction.rows(query.where(this).order_by(cards.c.outbox_id))
        return tuple(
            Card(row.outbox_id, row.coach_id, row.chat_id)
            for row in rows
            if self._transaction.run(delete(cards).where(cards.c.outbox_id == row.outbox_id))
        )
