"""Friendly weeks of two colleagues."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "friendly_week",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inviter_id", sa.Integer(), nullable=False),
        sa.Column("invited_id", sa.Integer(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("invited_at", sa.DateTime(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["invited_id"], ["person.id"], name=op.f("fk_friendly_week_invited_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["inviter_id"], ["person.id"], name=op.f("fk_friendly_week_inviter_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_friendly_week")),
        sa.UniqueConstraint(
            "inviter_id", "invited_id", "monday", name=op.f("uq_friendly_week_inviter_id_invited_id_monday")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_friendly_week_invited", "friendly_week", ["invited_id", "monday"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("friendly_week")
