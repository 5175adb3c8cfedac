"""The line: coaches and absences, journeys, invites, messages and their copies, claims.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: In the order in which they can be made.
TABLES = (
    "sent_parts",
    "coaches",
    "wrong_tokens",
    "absences",
    "claims",
    "invites",
    "journeys",
    "line_messages",
    "line_copies",
    "claim_cards",
)


def upgrade() -> None:
    """Make the tables, and let messages be found by their number in the channel."""
    op.create_index("ix_outbox_external", "outbox", ["chat_id", "external_id"], unique=False)
    op.add_column("inbox", sa.Column("reply_to", sa.String(length=64), nullable=True))
    op.add_column("inbox", sa.Column("album", sa.String(length=64), nullable=True))
    op.create_index("ix_inbox_external", "inbox", ["chat_id", "external_id"], unique=False)
    op.add_column(
        "alerts", sa.Column("coordinator_told_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_table(
        "sent_parts",
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("outbox_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_sent_parts_chat_id"),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name="fk_sent_parts_outbox_id"),
        sa.PrimaryKeyConstraint("chat_id", "external_id", name="pk_sent_parts"),
    )
    op.create_table(
        "coaches",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=True),
        sa.Column("fte", sa.Float(), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=True),
        sa.Column("picked_case_id", sa.String(length=32), nullable=True),
        sa.Column("picked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_coaches_chat_id"),
        sa.ForeignKeyConstraint(
            ["picked_case_id"], ["cases.id"], name="fk_coaches_picked_case_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_coaches"),
        sa.UniqueConstraint("chat_id", name="uq_coaches_chat_id"),
        sa.UniqueConstraint("reference", name="uq_coaches_reference"),
    )
    op.create_table(
        "wrong_tokens",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_wrong_tokens_chat_id"),
        sa.PrimaryKeyConstraint("id", name="pk_wrong_tokens"),
    )
    op.create_index("ix_wrong_tokens_chat", "wrong_tokens", ["chat_id", "at"], unique=False)
    op.create_table(
        "absences",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["coach_id"], ["coaches.id"], name="fk_absences_coach_id"),
        sa.PrimaryKeyConstraint("id", name="pk_absences"),
    )
    op.create_index("ix_absences_coach_id", "absences", ["coach_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("coordinator_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_claims_case_id"),
        sa.ForeignKeyConstraint(["coach_id"], ["coaches.id"], name="fk_claims_coach_id"),
        sa.PrimaryKeyConstraint("case_id", name="pk_claims"),
    )
    op.create_table(
        "invites",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("code_tries", sa.Integer(), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=True),
        sa.Column("case_id", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_invites_case_id"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_invites_chat_id"),
        sa.ForeignKeyConstraint(["coach_id"], ["coaches.id"], name="fk_invites_coach_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invites"),
        sa.UniqueConstraint("token_hash", name="uq_invites_token_hash"),
    )
    op.create_index("ix_invites_case_id", "invites", ["case_id"], unique=False)
    op.create_index("ix_invites_chat_id", "invites", ["chat_id"], unique=False)
    op.create_index("ix_invites_coach_id", "invites", ["coach_id"], unique=False)
    op.create_table(
        "journeys",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=False),
        sa.Column("duo_id", sa.String(length=32), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chat_id", sa.String(length=32), nullable=True),
        sa.Column("paired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("mode_since", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_journeys_case_id"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_journeys_chat_id"),
        sa.ForeignKeyConstraint(["coach_id"], ["coaches.id"], name="fk_journeys_coach_id"),
        sa.ForeignKeyConstraint(["duo_id"], ["coaches.id"], name="fk_journeys_duo_id"),
        sa.PrimaryKeyConstraint("case_id", name="pk_journeys"),
        sa.UniqueConstraint("chat_id", name="uq_journeys_chat_id"),
    )
    op.create_index("ix_journeys_coach_id", "journeys", ["coach_id"], unique=False)
    op.create_index("ix_journeys_duo_id", "journeys", ["duo_id"], unique=False)
    op.create_table(
        "line_messages",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("sender", sa.String(length=20), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=True),
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("inbox_id", sa.String(length=32), nullable=True),
        sa.Column("external_id", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("is_note", sa.Boolean(), nullable=False),
        sa.Column("album", sa.String(length=64), nullable=True),
        sa.Column("quotes_id", sa.String(length=32), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(length=32), nullable=True),
        sa.Column("duo_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("coordinator_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alert_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name="fk_line_messages_alert_id"),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["coaches.id"], name="fk_line_messages_answered_by"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_line_messages_case_id"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_line_messages_chat_id"),
        sa.ForeignKeyConstraint(["coach_id"], ["coaches.id"], name="fk_line_messages_coach_id"),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name="fk_line_messages_inbox_id"),
        sa.ForeignKeyConstraint(
            ["quotes_id"], ["line_messages.id"], name="fk_line_messages_quotes_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_line_messages"),
        sa.UniqueConstraint("inbox_id", name="uq_line_messages_inbox_id"),
    )
    op.create_index("ix_line_messages_alert_id", "line_messages", ["alert_id"], unique=False)
    op.create_index(
        "ix_line_messages_waiting",
        "line_messages",
        ["case_id", "sender", "answered_at"],
        unique=False,
    )
    op.create_index(
        "ix_line_messages_chat", "line_messages", ["chat_id", "external_id"], unique=False
    )
    op.create_index(
        "ix_line_messages_open", "line_messages", ["sender", "answered_at", "at"], unique=False
    )
    op.create_table(
        "line_copies",
        sa.Column("outbox_id", sa.String(length=32), nullable=False),
        sa.Column("line_message_id", sa.String(length=32), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_line_copies_chat_id"),
        sa.ForeignKeyConstraint(["coach_id"], ["coaches.id"], name="fk_line_copies_coach_id"),
        sa.ForeignKeyConstraint(
            ["line_message_id"], ["line_messages.id"], name="fk_line_copies_line_message_id"
        ),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name="fk_line_copies_outbox_id"),
        sa.PrimaryKeyConstraint("outbox_id", name="pk_line_copies"),
        sa.UniqueConstraint(
            "outbox_id", "line_message_id", name="uq_line_copies_outbox_id_line_message_id"
        ),
    )
    op.create_index(
        "ix_line_copies_line_message_id", "line_copies", ["line_message_id"], unique=False
    )
    op.create_table(
        "claim_cards",
        sa.Column("outbox_id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_claim_cards_case_id"),
        sa.ForeignKeyConstraint(["coach_id"], ["coaches.id"], name="fk_claim_cards_coach_id"),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name="fk_claim_cards_outbox_id"),
        sa.PrimaryKeyConstraint("outbox_id", name="pk_claim_cards"),
    )
    op.create_index("ix_claim_cards_case_id", "claim_cards", ["case_id"], unique=False)


def downgrade() -> None:
    """Remove the tables."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_index("ix_outbox_external", "outbox")
    op.drop_column("alerts", "coordinator_told_at")
    op.drop_index("ix_inbox_external", "inbox")
    op.drop_column("inbox", "album")
    op.drop_column("inbox", "reply_to")
