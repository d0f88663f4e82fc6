"""What erased people had added to their team's days, and until when strokes are only day totals."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "erased_day",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("strokes", sa.Integer(), nullable=False),
        sa.Column("completions", sa.Integer(), nullable=False),
        sa.Column("surprises", sa.Integer(), nullable=False),
        sa.Column("applauses", sa.Integer(), nullable=False),
        sa.Column("compliments", sa.Integer(), server_default="0", nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_erased_day_team_id")),
        sa.PrimaryKeyConstraint("team_id", "day", name=op.f("pk_erased_day")),
        sqlite_with_rowid=False,
    )
    op.add_column("organisation", sa.Column("strokes_purged_before", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back to the version before; a recount then knows nothing of who was erased."""
    op.drop_column("organisation", "strokes_purged_before")
    op.drop_table("erased_day")
