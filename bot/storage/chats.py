"""The store of chats: one row for each place where somebody talks with the assistant."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from bot.storage.prepared import Prepared
from bot.storage.tables.chats import chats
from bot.storage.tables.columns import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction

_IS_THIS = chats.c.id == bindparam("this_chat")
_BY_ID = Prepared(select(chats).where(_IS_THIS))
_AT_ADDRESS = Prepared(
    select(chats).where(
        chats.c.channel == bindparam("of_channel"), chats.c.address_hash == bindparam("hashed")
    )
)
_ADDRESS = Prepared(select(chats.c.address).where(_IS_THIS))
_THIS = Prepared(update(chats).where(_IS_THIS))
_COUNTED = update(chats).where(_IS_THIS).values(session_turns=chats.c.session_turns + 1)

VISITOR, YOUTH = "visitor", "youth"


def is_staff(role: str) -> bool:
    """Say whether somebody of the staff talks in a chat of this role."""
    return role not in {VISITOR, YOUTH}


@dataclass(frozen=True)
class Chat:
    """A chat, without its address.

    Args:
        rasa_sender: The random name under which Rasa knows this conversation.
        session_turns: How many messages Rasa got since its session began.
        open_question: The slot that was asked for last and is not answered yet.
        role: Who talks here; "visitor" until a person is paired.
        hidden_up_to: The number of the last message that the page does not show again.
    """

    id: str
    channel: str
    role: str
    rasa_sender: str
    session_turns: int
    open_question: str | None
    created_at: datetime
    last_seen_at: datetime
    hidden_up_to: int


class ChatStore:
    """Find, make and change chats."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def find(self, channel: str, address: str) -> Chat | None:
        """Return the chat at an address (a cookie, a Telegram chat), if there is one."""
        hashed = self._hash(channel, address)
        return _chat(self._transaction.row(_AT_ADDRESS, of_channel=channel, hashed=hashed))

    def find_or_create(self, channel: str, address: str, now: datetime) -> Chat:
        """Return the chat at an address, made now if nobody talked there before."""
        return self.begin(channel, address, now)[0]

    def begin(self, channel: str, address: str, now: datetime) -> tuple[Chat, bool]:
        """Return the chat at an address, and whether it was made here and now.

        Where two gateways hear of somebody at once, one of them makes the chat.
        """
        chat = self.find(channel, address)
        if chat:
            return chat, False
        chat_id = new_id()
        row = {
            "id": chat_id,
            "channel": channel,
            "address_hash": self._hash(channel, address),
            "address": self._cipher.encrypt(address, f"chats.address:{chat_id}"),
            "role": VISITOR,
            "rasa_sender": secrets.token_urlsafe(24),
            "session_turns": 0,
            "button_set": 0,
            "hidden_up_to": 0,
            "created_at": now,
            "last_seen_at": now,
        }
        is_made = self._transaction.insert_if_absent(chats, row)
        return self.find(channel, address) or self.get(chat_id), is_made

    def of_sender(self, rasa_sender: str) -> Chat | None:
        """Return the chat that Rasa knows by a name, if there is one."""
        return _chat(
            self._transaction.row(select(chats).where(chats.c.rasa_sender == rasa_sender))
        )

    def get(self, chat_id: str) -> Chat:
        """Return a chat by its id.

        Raises:
            KeyError: there is no such chat.
        """
        chat = _chat(self._transaction.row(_BY_ID, this_chat=chat_id))
        if chat is None:
            raise KeyError(chat_id)
        return chat

    def address(self, chat_id: str) -> str:
        """Return where to send to, or "" once the chat was erased."""
        row = self._transaction.row(_ADDRESS, this_chat=chat_id)
        if row is None or row.address is None:
            return ""
        return self._cipher.decrypt(row.address, f"chats.address:{chat_id}")

    def seen(self, chat_id: str, now: datetime) -> None:
        """Note that somebody was here."""
        self._set(chat_id, last_seen_at=now)

    def count_turn(self, chat_id: str) -> int:
        """Count a message given to Rasa, and return how many this session has had."""
        self._transaction.run(_COUNTED, this_chat=chat_id)
        return self.get(chat_id).session_turns

    def begin_session(self, chat_id: str) -> None:
        """Count Rasa's turns from zero again."""
        self._set(chat_id, session_turns=0)

    def ask(self, chat_id: str, slot: str | None) -> None:
        """Note which slot the assistant asks for now, if any."""
        self._set(chat_id, open_question=slot)

    def hide_up_to(self, chat_id: str, seq: int) -> None:
        """Note that messages up to a number are not shown again."""
        self._set(chat_id, hidden_up_to=seq)

    def become(self, chat_id: str, role: str) -> None:
        """Note who talks in a chat from now on: "visitor", "youth", "coach", "coordinator"."""
        self._set(chat_id, role=role)

    def forget(self, chat_id: str) -> None:
        """Take address and conversation away from a chat: nobody can come back to it."""
        self._set(
            chat_id,
            address=None,
            address_hash=f"erased:{chat_id}",
            rasa_sender=secrets.token_urlsafe(24),
            session_turns=0,
            open_question=None,
        )

    def _set(self, chat_id: str, **values: object) -> None:
        self._transaction.run(_THIS, this_chat=chat_id, **values)

    def _hash(self, channel: str, address: str) -> str:
        return self._cipher.keyed_hash(address, f"chat address/{channel}")


def _chat(row: Any) -> Chat | None:  # noqa: ANN401 -- a row of SQLAlchemy
    if row is None:
        return None
    return Chat(**{name: getattr(row, name) for name in Chat.__dataclass_fields__})
