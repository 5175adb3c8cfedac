"""Coming back: codes, the marks of a person, reminders, and what a page no longer shows.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: In the order in which they can be made.
TABLES = ("status_codes", "kept_answers", "wrong_codes", "person_marks", "reminders")


def upgrade() -> None:
    """Make the tables."""
    op.add_column(
        "chats", sa.Column("hidden_up_to", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.create_table(
        "status_codes",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_status_codes_case_id"),
        sa.PrimaryKeyConstraint("case_id", name="pk_status_codes"),
        sa.UniqueConstraint("code_hash", name="uq_status_codes_code_hash"),
    )
    op.create_table(
        "kept_answers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asker_hash", sa.String(length=64), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_kept_answers"),
        sa.UniqueConstraint("code_hash", name="uq_kept_answers_code_hash"),
    )
    op.create_index("ix_kept_answers_expires_at", "kept_answers", ["expires_at"], unique=False)
    op.create_table(
        "wrong_codes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("asker_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wrong_codes"),
    )
    op.create_index("ix_wrong_codes_at", "wrong_codes", ["at"], unique=False)
    op.create_index("ix_wrong_codes_asker", "wrong_codes", ["asker_hash", "at"], unique=False)
    op.create_table(
        "person_marks",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("mark_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_person_marks_case_id"),
        sa.PrimaryKeyConstraint("case_id", "mark_hash", name="pk_person_marks"),
    )
    op.create_index("ix_person_marks_mark_hash", "person_marks", ["mark_hash"], unique=False)
    op.create_table(
        "reminders",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_reminders_chat_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_reminders_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
    )
    op.create_index("ix_reminders_chat_id", "reminders", ["chat_id"], unique=False)
    op.create_index("ix_reminders_case_id", "reminders", ["case_id"], unique=False)
    op.create_index("ix_reminders_due_at", "reminders", ["due_at"], unique=False)


def downgrade() -> None:
    """Remove the tables."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_column("chats", "hidden_up_to")
