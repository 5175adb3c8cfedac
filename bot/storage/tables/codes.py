"""What a person can come back to with a code, and what comes back to them by itself."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table

from bot.storage.tables.columns import METADATA, Moment, encrypted, key, reference_to

#: By whom the status of a referral may be asked: the hash of the submitter's own secret.
status_codes = Table(
    "status_codes",
    METADATA,
    reference_to("cases", primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
)

#: Criteria without a name, kept for whoever has the code.
kept_answers = Table(
    "kept_answers",
    METADATA,
    key(),
    Column("code_hash", String(64), nullable=False, unique=True),
    encrypted("answers", nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
    # Which conversation took them: it alone may take them again, when a turn got lost.
    Column("asker_hash", String(64)),
    Column("used_at", Moment),
)

#: Who typed a wrong code, and when; kept for as long as it counts.
wrong_codes = Table(
    "wrong_codes",
    METADATA,
    key(),
    Column("asker_hash", String(64), nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Index("ix_wrong_codes_asker", "asker_hash", "at"),
)

#: Keyed hashes by which the same youth is recognised in another referral.
person_marks = Table(
    "person_marks",
    METADATA,
    reference_to("cases", primary_key=True),
    Column("mark_hash", String(64), primary_key=True, index=True),
)

#: What somebody asked to be reminded of, in the chat where they asked.
reminders = Table(
    "reminders",
    METADATA,
    key(),
    reference_to("chats", index=True),
    # The referral that came of the same talk: when it ends, so does the reminder.
    reference_to("cases", nullable=True, index=True),
    encrypted("body", nullable=False),
    Column("due_at", Moment, nullable=False, index=True),
)
