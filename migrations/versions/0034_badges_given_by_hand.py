"""Badges given by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "giving",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deed_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("badge", sa.String(length=32), nullable=False),
        sa.Column("because", sa.String(length=280), nullable=False),
        sa.Column("local_day", sa.Date(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_giving_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_giving_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_giving")),
        sa.UniqueConstraint("person_id", "deed_id", name=op.f("uq_giving_person_id_deed_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_giving_wall", "giving", ["team_id", "occurred_at"])

    op.create_table(
        "gift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("giving_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["giving_id"], ["giving.id"], name=op.f("fk_gift_giving_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_gift_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gift")),
        sa.UniqueConstraint("giving_id", "person_id", name=op.f("uq_gift_giving_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_gift_person", "gift", ["person_id"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("gift")
    op.drop_table("giving")
