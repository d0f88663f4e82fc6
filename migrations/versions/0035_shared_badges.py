"""Badges that their owners show."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "shared_badge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("badge", sa.String(length=32), nullable=False),
        sa.Column("award_id", sa.Integer(), nullable=True),
        sa.Column("gift_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("shared_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["award_id"], ["award.id"], name=op.f("fk_shared_badge_award_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["gift_id"], ["gift.id"], name=op.f("fk_shared_badge_gift_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_shared_badge_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_shared_badge_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_badge")),
        sa.UniqueConstraint("person_id", "badge", name=op.f("uq_shared_badge_person_id_badge")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_shared_badge_wall", "shared_badge", ["team_id", "shared_at"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("shared_badge")
