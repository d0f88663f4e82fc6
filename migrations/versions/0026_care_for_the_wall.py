"""Spotlights, reports about things on the wall, and what is hidden."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "wall_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("target_kind", sa.String(length=16), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_wall_report_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wall_report")),
        sa.UniqueConstraint(
            "person_id", "target_kind", "target_id", name=op.f("uq_wall_report_person_id_target_kind_target_id")
        ),
    )
    op.create_index("ix_wall_report_target", "wall_report", ["target_kind", "target_id"])
    op.create_table(
        "wall_hiding",
        sa.Column("target_kind", sa.String(length=16), nullable=False),
        sa.Column("target_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_wall_hiding_by_id")),
        sa.PrimaryKeyConstraint("target_kind", "target_id", name=op.f("pk_wall_hiding")),
    )
    op.create_index(op.f("ix_wall_hiding_by_id"), "wall_hiding", ["by_id"])
    op.create_table(
        "spotlight",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("target_kind", sa.String(length=16), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(length=140), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_spotlight_by_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_spotlight_owner_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_spotlight_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spotlight")),
    )
    op.create_index(op.f("ix_spotlight_owner_id"), "spotlight", ["owner_id"])
    op.create_index("ix_spotlight_team", "spotlight", ["team_id", "until"])


def downgrade() -> None:
    """Go back to the version before."""
    for table in ("spotlight", "wall_hiding", "wall_report"):
        op.drop_table(table)
