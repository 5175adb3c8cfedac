"""The cases and all that is told about them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, Text

from bot.storage.tables.columns import METADATA, Moment, encrypted, key, reference_to

#: Answers that are readable without a key, so that they can be counted.
PLAIN_ANSWERS = (
    "referrer_type",
    "referrer_organisation",
    "discussed_with_youth",
    "age",
    "region",
    "income",
    "network_consent",
    "rent_guarantee_consent",
    "accepts_intensive_coaching",
    "earlier_home_support",
    "wants_change",
    "send_anyway",
    "data_consent",
)
#: Answers that are, or in a small prison lead to, a person.
ENCRYPTED_ANSWERS = (
    "living_situation",
    "prison",
    "release_date",
    "birth_date",
    "youth_name",
    "youth_phone",
    "contact_way",
    "referrer_name",
    "referrer_phone",
    "referrer_email",
    "remarks",
)
OWN_WORDS = "own_words"
#: Encrypted answers by which a case can be found again, each in a column ``<name>_hash``.
HASHED_ANSWERS = ("youth_phone", "referrer_phone")
#: Encrypted answers that are counted apart from the case.
COUNTED_ANSWERS = ("living_situation", "prison")

#: The last number that was given in each year.
case_numbers = Table(
    "case_numbers",
    METADATA,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)

cases = Table(
    "cases",
    METADATA,
    key(),
    Column("reference", String(20), nullable=False, unique=True),
    Column("intake_id", String(64), nullable=False, unique=True),
    Column("channel", String(20), nullable=False),
    Column("status", String(20), nullable=False, index=True),
    Column("outcome", String(20), nullable=False),
    Column("rules_version", Integer, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
    *(Column(name, Integer if name == "age" else Text) for name in PLAIN_ANSWERS),
    # An age may be "unknown", which an integer cannot say.
    Column("is_age_unknown", Boolean, nullable=False, default=False),
    *(encrypted(name) for name in ENCRYPTED_ANSWERS),
    # As JSON: what somebody wrote beside an answer, by its slot.
    encrypted(OWN_WORDS),
    *(Column(f"{name}_hash", String(64), index=True) for name in HASHED_ANSWERS),
)

#: Numbers per month, without reference, date or person: (month, what, value) -> number.
case_counts = Table(
    "case_counts",
    METADATA,
    Column("month", String(7), primary_key=True),
    Column("what", String(40), primary_key=True),
    Column("value", String(80), primary_key=True),
    Column("number", Integer, nullable=False),
)

assessments = Table(
    "assessments",
    METADATA,
    key(),
    reference_to("cases", index=True),
    Column("outcome", String(20), nullable=False),
    Column("rules_version", Integer, nullable=False),
    # The reasons repeat answers in words (where someone sleeps), hence encrypted.
    encrypted("findings", nullable=False),
    Column("at", Moment, nullable=False),
)

attention = Table(
    "attention",
    METADATA,
    reference_to("cases", primary_key=True),
    Column("code", String(40), primary_key=True),
    Column("position", Integer, nullable=False),
)

consents = Table(
    "consents",
    METADATA,
    key(),
    reference_to("cases", index=True),
    Column("purpose", String(40), nullable=False),
    Column("wording", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
)

status_history = Table(
    "status_history",
    METADATA,
    key(),
    reference_to("cases", index=True),
    Column("status", String(20), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("at", Moment, nullable=False),
)

timeline = Table(
    "timeline",
    METADATA,
    key(),
    reference_to("cases", index=True),
    Column("kind", String(40), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("details", JSON, nullable=False),
    encrypted("body"),
    Column("at", Moment, nullable=False),
)

audit = Table(
    "audit",
    METADATA,
    key(),
    Column("actor", String(64), nullable=False),
    Column("action", String(64), nullable=False),
    Column("object", String(64), nullable=False, index=True),
    Column("at", Moment, nullable=False, index=True),
)

alerts = Table(
    "alerts",
    METADATA,
    key(),
    Column("kind", String(20), nullable=False),
    Column("about", String(10), nullable=False),
    reference_to("chats", index=True, nullable=True),
    reference_to("cases", index=True, nullable=True),
    Column("at", Moment, nullable=False),
    Column("taken_at", Moment),
    Column("taken_by", String(64)),
    Column("coordinator_told_at", Moment),
    Index("ix_alerts_open", "taken_at", "at"),
)
