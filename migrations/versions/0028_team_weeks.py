"""What is published of a team's weeks, and what it pays attention to in a week."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

FAMILIES = ("people", "strokes", "completions", "surprises", "applauses", "compliments")


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "team_week",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in FAMILIES),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_week_team_id")),
        sa.PrimaryKeyConstraint("team_id", "monday", name=op.f("pk_team_week")),
    )
    op.create_index("ix_team_week_monday", "team_week", ["monday"])
    op.create_table(
        "library_use",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("liked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_library_use")),
    )
    op.create_table(
        "team_focus",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("behaviour", sa.String(length=24), nullable=False),
        sa.Column("sentence", sa.String(length=140), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_focus_team_id")),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["person.id"], name=op.f("fk_team_focus_set_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("team_id", "monday", name=op.f("pk_team_focus")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("team_focus")
    op.drop_table("library_use")
    op.drop_table("team_week")
