"""The line between youth and coach: who is on it, who may come in, and what was said."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.storage.tables.columns import METADATA, Moment, encrypted, key, reference_to

#: Coaches and coordinators; ``chat_id`` is their Telegram chat once they are paired.
coaches = Table(
    "coaches",
    METADATA,
    key(),
    Column("reference", String(20), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    encrypted("name", nullable=False),
    Column("region", String(80)),
    # The share of a full-time week; a full-time coach has four youths.
    Column("fte", Float, nullable=False),
    reference_to("chats", nullable=True, unique=True),
    # The case that the coach picked to keep talking with, and since when.
    reference_to("cases", name="picked_case_id", nullable=True),
    Column("picked_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("ended_at", Moment),
)

#: Days on which a coach is not there, both included.
absences = Table(
    "absences",
    METADATA,
    key(),
    reference_to("coaches", name="coach_id", index=True),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("cancelled_at", Moment),
)

#: The year of a youth: one for each case that led to a start.
journeys = Table(
    "journeys",
    METADATA,
    reference_to("cases", primary_key=True),
    reference_to("coaches", name="coach_id", index=True),
    reference_to("coaches", name="duo_id", nullable=True, index=True),
    Column("started_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("closed_at", Moment),
    # The youth's chat; confirmed by the coach before anything of the case is shown there.
    reference_to("chats", nullable=True, unique=True),
    Column("paired_at", Moment),
    Column("confirmed_at", Moment),
    # Whom the youth writes to now: "line" or "assistant", and since when.
    Column("mode", String(10), nullable=False),
    Column("mode_since", Moment),
)

#: Links by which a chat becomes that of a youth or of staff: single use, only hashes stored.
invites = Table(
    "invites",
    METADATA,
    key(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("code_hash", String(64)),
    Column("code_tries", Integer, nullable=False),
    reference_to("coaches", name="coach_id", nullable=True, index=True),
    reference_to("cases", nullable=True, index=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    # The chat that opened the link, while the second step is open and afterwards.
    reference_to("chats", nullable=True, index=True),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
)

#: Wrong tokens and codes, by chat: five within an hour block it for an hour.
wrong_tokens = Table(
    "wrong_tokens",
    METADATA,
    key(),
    reference_to("chats"),
    Column("at", Moment, nullable=False),
    Index("ix_wrong_tokens_chat", "chat_id", "at"),
)

#: What was written on the line, once each, whoever got copies of it.
line_messages = Table(
    "line_messages",
    METADATA,
    key(),
    reference_to("cases"),
    # "youth", "coach", "duo", "coordinator"; and who of the staff.
    Column("sender", String(20), nullable=False),
    reference_to("coaches", name="coach_id", nullable=True),
    reference_to("chats"),
    reference_to("inbox", name="inbox_id", nullable=True, unique=True),
    Column("external_id", String(64)),
    # "text", "photo", "voice", ..., "called", "meeting"; an internal note is never sent.
    Column("kind", String(20), nullable=False),
    Column("is_note", Boolean, nullable=False, default=False),
    Column("album", String(64)),
    reference_to("line_messages", name="quotes_id", nullable=True),
    encrypted("body"),
    Column("at", Moment, nullable=False),
    Column("edited_at", Moment),
    # Of a youth's message: who answered it first, and who was brought in meanwhile.
    Column("answered_at", Moment),
    reference_to("coaches", name="answered_by", nullable=True),
    Column("duo_told_at", Moment),
    Column("coordinator_told_at", Moment),
    reference_to("alerts", nullable=True, index=True),
    Index("ix_line_messages_chat", "chat_id", "external_id"),
    Index("ix_line_messages_open", "sender", "answered_at", "at"),
    Index("ix_line_messages_waiting", "case_id", "sender", "answered_at"),
)

#: Notes that a person keeps out of what the youth gets of the file, and why.
withheld_notes = Table(
    "withheld_notes",
    METADATA,
    reference_to("line_messages", name="line_message_id", primary_key=True),
    encrypted("reason", nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", Moment, nullable=False),
)

#: Which outgoing message carries which line message to whom: replies and edits go by it.
line_copies = Table(
    "line_copies",
    METADATA,
    reference_to("outbox", name="outbox_id", primary_key=True),
    reference_to("line_messages", name="line_message_id", index=True),
    reference_to("chats"),
    # Who of the staff got it; nobody of them where it went to the youth.
    reference_to("coaches", name="coach_id", nullable=True),
    UniqueConstraint("outbox_id", "line_message_id"),
)

#: New referrals: who takes the first contact, and whether the coordinator was told.
claims = Table(
    "claims",
    METADATA,
    reference_to("cases", primary_key=True),
    Column("offered_at", Moment, nullable=False),
    reference_to("coaches", name="coach_id", nullable=True),
    Column("claimed_at", Moment),
    Column("coordinator_told_at", Moment),
)

#: Which outgoing message asks whom for what one of them does, so that all see who did it.
cards = Table(
    "cards",
    METADATA,
    reference_to("outbox", name="outbox_id", primary_key=True),
    # The id of an alert, of the link that a youth opened, or of the case that was referred.
    Column("about", String(32), nullable=False, index=True),
    reference_to("coaches", name="coach_id"),
)
