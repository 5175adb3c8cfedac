"""What somebody wrote beside an answer, as typed, for the coach.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column; cases of before have none."""
    op.add_column("cases", sa.Column("own_words", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop the column, with the words in it."""
    op.drop_column("cases", "own_words")
