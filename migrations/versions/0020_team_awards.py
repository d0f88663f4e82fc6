"""Badges that a team earned together."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "team_award",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("badge", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("awarded_at", sa.DateTime(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_award_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_award")),
        sa.UniqueConstraint("team_id", "badge", name=op.f("uq_team_award_team_id_badge")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("team_award")
