"""The durable queues: what came in, what goes out, and whose turn it is."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.storage.tables.columns import METADATA, Moment, encrypted, key, reference_to

#: The queue of one chat in one direction ("in" or "out"). Workers claim lanes, not rows:
#: that alone keeps each chat in order while different chats go on side by side.
lanes = Table(
    "lanes",
    METADATA,
    reference_to("chats", primary_key=True),
    Column("direction", String(3), primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("last_position", BigInteger, nullable=False),
    # When somebody may take the lane: now, at the end of a lease or a delay; empty when idle.
    Column("due_at", Moment),
    Column("priority", Integer, nullable=False),
    Column("owner", String(64)),
    # Made anew at each claim: who lost the lease can no longer finish anything.
    Column("claim", String(32)),
    Column("blocked_until", Moment),
    Column("paced_until", Moment),
    Index("ix_lanes_due", "direction", "due_at"),
)

#: What holds for a channel as a whole: its rate, and the pause that it asked for.
channels = Table(
    "channels",
    METADATA,
    Column("name", String(20), primary_key=True),
    Column("blocked_until", Moment),
    Column("paced_until", Moment),
)

inbox = Table(
    "inbox",
    METADATA,
    key(),
    Column("channel", String(20), nullable=False),
    Column("update_id", String(64), nullable=False),
    reference_to("chats"),
    Column("position", BigInteger, nullable=False),
    Column("kind", String(20), nullable=False),
    # The number by which the channel knows the message (for replies and edits).
    Column("external_id", String(64)),
    # The message of the same chat that this one replies to; the album that it is part of.
    Column("reply_to", String(64)),
    Column("album", String(64)),
    encrypted("body"),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("reason", String(200)),
    Column("received_at", Moment, nullable=False, index=True),
    Column("finished_at", Moment),
    UniqueConstraint("channel", "update_id"),
    Index("ix_inbox_order", "chat_id", "finished_at", "position"),
    # By it an edit finds what it changes.
    Index("ix_inbox_external", "chat_id", "external_id"),
)

outbox = Table(
    "outbox",
    METADATA,
    key(),
    reference_to("chats"),
    Column("seq", BigInteger, nullable=False),
    Column("priority", Integer, nullable=False),
    # The message that this one answers or passes on.
    reference_to("inbox", name="answers", nullable=True, index=True),
    Column("kind", String(20), nullable=False),
    Column("external_id", String(64)),
    encrypted("body"),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    # How often no answer came, so that nobody knows whether it arrived.
    Column("doubts", Integer, nullable=False),
    Column("reason", String(200)),
    Column("queued_at", Moment, nullable=False, index=True),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    UniqueConstraint("chat_id", "seq"),
    Index("ix_outbox_order", "chat_id", "finished_at", "seq"),
    # By it a reply or a reaction to something that was sent finds its row.
    Index("ix_outbox_external", "chat_id", "external_id"),
)

#: All numbers of a message that the channel shows as several (an album).
sent_parts = Table(
    "sent_parts",
    METADATA,
    reference_to("chats", primary_key=True),
    Column("external_id", String(64), primary_key=True),
    reference_to("outbox", name="outbox_id"),
)

buttons = Table(
    "buttons",
    METADATA,
    key(),
    reference_to("chats"),
    reference_to("outbox", name="outbox_id", index=True),
    Column("token_hash", String(64), nullable=False),
    encrypted("payload"),
    # Buttons that were shown together; only the newest set of a chat is open.
    Column("button_set", Integer, nullable=False),
    Column("is_used", Boolean, nullable=False),
    UniqueConstraint("chat_id", "token_hash"),
)
