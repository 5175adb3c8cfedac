"""The chats: where a person and the assistant talk."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table, UniqueConstraint

from bot.storage.tables.columns import METADATA, Moment, encrypted, key

chats = Table(
    "chats",
    METADATA,
    key(),
    Column("channel", String(20), nullable=False),
    # Found by a keyed hash, read only to send: the address itself is a person's number.
    Column("address_hash", String(64), nullable=False),
    encrypted("address"),
    Column("role", String(20), nullable=False),
    # Random, so that nobody can guess or choose the conversation that Rasa keeps.
    Column("rasa_sender", String(64), nullable=False, unique=True),
    Column("session_turns", Integer, nullable=False),
    # The slot that the assistant asked for last; it helps to read what comes next.
    Column("open_question", String(40)),
    Column("button_set", Integer, nullable=False),
    Column("button_set_answers", String(32)),
    # What stands before this number is not shown again: somebody may have left this computer.
    Column("hidden_up_to", BigInteger, nullable=False, server_default="0"),
    Column("created_at", Moment, nullable=False),
    Column("last_seen_at", Moment, nullable=False, index=True),
    UniqueConstraint("channel", "address_hash"),
)
