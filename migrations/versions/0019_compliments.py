"""Compliments, whom they are for, and how many of them on a day."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

DAYS = ("person_day", "team_day")


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "compliment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deed_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("to_team_id", sa.Integer(), nullable=True),
        sa.Column("because", sa.String(length=280), nullable=False),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.Column("local_day", sa.Date(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_compliment_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_compliment_team_id")),
        sa.ForeignKeyConstraint(["to_team_id"], ["team.id"], name=op.f("fk_compliment_to_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compliment")),
        sa.UniqueConstraint("person_id", "deed_id", name=op.f("uq_compliment_person_id_deed_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_compliment_wall", "compliment", ["team_id", "occurred_at"])
    op.create_index("ix_compliment_to_team", "compliment", ["to_team_id", "occurred_at"])
    op.create_table(
        "complimented",
        sa.Column("compliment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["compliment_id"], ["compliment.id"], name=op.f("fk_complimented_compliment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_complimented_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("compliment_id", "person_id", name=op.f("pk_complimented")),
    )
    op.create_index(op.f("ix_complimented_person_id"), "complimented", ["person_id"])
    for table in DAYS:
        op.add_column(table, sa.Column("compliments", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    """Go back."""
    for table in DAYS:
        op.drop_column(table, "compliments")
    op.drop_table("complimented")
    op.drop_table("compliment")
