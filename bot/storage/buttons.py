"""The store of buttons: what each token stands for, in the one chat where it was shown."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, select, update

from bot.storage.outgoing import ShownButton
from bot.storage.tables.chats import chats
from bot.storage.tables.columns import new_id
from bot.storage.tables.delivery import buttons, outbox
from bot.wording import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction


@dataclass(frozen=True)
class ButtonPress:
    """What a pressed button stands for.

    Args:
        is_current: It belongs to the newest buttons of the chat, and none of these was pressed.
        seq: The number of the message that it stands under.
        outbox_id: The row of that message.
    """

    payload: str
    is_current: bool
    seq: int
    outbox_id: str


class ButtonStore:
    """Make tokens for buttons, and tell what they stand for."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def show(self, buttons_of: Sequence[Button]) -> tuple[ShownButton, ...]:
        """Give each button a token that cannot be guessed and says nothing."""
        return tuple(ShownButton(button.title, secrets.token_urlsafe(16)) for button in buttons_of)

    def open_set(self, chat_id: str, answers: str | None) -> int:
        """Return the number of the set for new buttons, which closes all earlier sets.

        Messages that answer the same message of the person share one set.
        """
        here = chats.c.id == chat_id
        row = self._transaction.row(
            select(chats.c.button_set, chats.c.button_set_answers).where(here)
        )
        if answers is not None and row.button_set_answers == answers:
            return int(row.button_set)
        values = {"button_set": row.button_set + 1, "button_set_answers": answers}
        self._transaction.run(update(chats).where(here).values(**values))
        return int(row.button_set) + 1

    def add(
        self,
        chat_id: str,
        outbox_id: str,
        shown: Sequence[ShownButton],
        payloads: Sequence[str],
        button_set: int,
    ) -> None:
        """Store what the buttons under a message stand for."""
        for button, payload in zip(shown, payloads, strict=True):
            row_id = new_id()
            row = {
                "id": row_id,
                "chat_id": chat_id,
                "outbox_id": outbox_id,
                "token_hash": self._hash(button.token),
                "payload": self._cipher.encrypt(payload, f"buttons.payload:{row_id}"),
                "button_set": button_set,
                "is_used": False,
            }
            self._transaction.insert(buttons, row)

    def find(self, chat_id: str, token: str) -> ButtonPress | None:
        """Return what a token stands for in this chat; None where it was never shown there."""
        shown_here = and_(buttons.c.chat_id == chat_id, buttons.c.token_hash == self._hash(token))
        query = select(buttons, outbox.c.seq, chats.c.button_set.label("newest_set"))
        row = self._transaction.row(
            query.join(outbox, outbox.c.id == buttons.c.outbox_id)
            .join(chats, chats.c.id == buttons.c.chat_id)
            .where(shown_here)
        )
        if row is None or row.payload is None:
            return None
        payload = self._cipher.decrypt(row.payload, f"buttons.payload:{row.id}")
        is_current = row.button_set == row.newest_set and not row.is_used
        return ButtonPress(payload, is_current, row.seq, row.outbox_id)

    def under(self, chat_id: str, shown: Sequence[ShownButton]) -> tuple[Button, ...]:
        """Return buttons that were shown, with what they stand for, to show them again."""
        found = ((button, self.find(chat_id, button.token)) for button in shown)
        return tuple(Button(button.title, press.payload) for button, press in found if press)

    def use(self, chat_id: str, token: str) -> bool:
        """Mark the set of a button as used; False where that had happened before."""
        this = (buttons.c.chat_id == chat_id, buttons.c.token_hash == self._hash(token))
        row = self._transaction.row(select(buttons.c.button_set).where(*this))
        if row is None:
            return False
        unused = (
            buttons.c.chat_id == chat_id,
            buttons.c.button_set == row.button_set,
            buttons.c.is_used.is_(False),
        )
        return self._transaction.run(update(buttons).where(*unused).values(is_used=True)) > 0

    def _hash(self, token: str) -> str:
        return self._cipher.keyed_hash(token, "button")
