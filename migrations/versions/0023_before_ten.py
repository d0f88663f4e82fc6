"""Mornings in which everybody who waits is helped: planned, with a list that many hands close."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "before_ten_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("closes_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_before_ten_round_team_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_before_ten_round_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_before_ten_round")),
        sa.UniqueConstraint("team_id", "day", name=op.f("uq_before_ten_round_team_id_day")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_before_ten_round_closes_at"), "before_ten_round", ["closes_at"])
    _make("before_ten_item", sa.Column("text", sa.String(length=120), nullable=False))
    _make(
        "before_ten_help",
        sa.Column("item", sa.Uuid(), nullable=False),
        sa.Column("line", sa.String(length=140), nullable=False),
    )


def _make(name: str, *own: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deed_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        *own,
        sa.Column("local_day", sa.Date(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f(f"fk_{name}_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f(f"fk_{name}_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("person_id", "deed_id", name=op.f(f"uq_{name}_person_id_deed_id")),
    )
    op.create_index(f"ix_{name}_day", name, ["team_id", "local_day"])


def downgrade() -> None:
    """Go back."""
    for table in ("before_ten_help", "before_ten_item", "before_ten_round"):
        op.drop_table(table)
