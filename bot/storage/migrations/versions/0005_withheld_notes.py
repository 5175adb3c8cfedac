"""Notes that are withheld from what a youth gets of the file, with the reason.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "withheld_notes",
        sa.Column("line_message_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["line_message_id"],
            ["line_messages.id"],
            name="fk_withheld_notes_line_message_id",
        ),
        sa.PrimaryKeyConstraint("line_message_id", name="pk_withheld_notes"),
    )


def downgrade() -> None:
    """Drop the table: from then on every note goes along."""
    op.drop_table("withheld_notes")
