"""Cards: whom of the staff was asked what, be it an alarm, a pairing or a referral.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and take the cards of referrals that wait over into it."""
    _make("cards", sa.Column("about", sa.String(length=32), nullable=False))
    op.create_index("ix_cards_about", "cards", ["about"], unique=False)
    waiting = "WHERE case_id IN (SELECT id FROM cases WHERE status = 'received')"
    _copy("claim_cards", "case_id", "cards", "about", waiting)
    op.drop_table("claim_cards")


def downgrade() -> None:
    """Keep the cards of referrals alone."""
    case_id = sa.Column("case_id", sa.String(length=32), nullable=False)
    to_case = sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_claim_cards_case_id")
    _make("claim_cards", case_id, to_case)
    op.create_index("ix_claim_cards_case_id", "claim_cards", ["case_id"], unique=False)
    _copy("cards", "about", "claim_cards", "case_id", "WHERE about IN (SELECT id FROM cases)")
    op.drop_table("cards")


def _make(name: str, *more: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("outbox_id", sa.String(length=32), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=False),
        *more,
        sa.ForeignKeyConstraint(["coach_id"], ["coaches.id"], name=f"fk_{name}_coach_id"),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=f"fk_{name}_outbox_id"),
        sa.PrimaryKeyConstraint("outbox_id", name=f"pk_{name}"),
    )


def _copy(source: str, named: str, target: str, becomes: str, which: str = "") -> None:
    op.execute(
        f"INSERT INTO {target} (outbox_id, coach_id, {becomes}) "
        f"SELECT outbox_id, coach_id, {named} FROM {source} {which}"
    )
