"""The pot at the end of each week that was published."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "pot_week",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("degrees", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_pot_week_team_id")),
        sa.PrimaryKeyConstraint("team_id", "monday", name=op.f("pk_pot_week")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("pot_week")
