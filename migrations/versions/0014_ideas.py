"""Ideas for a challenge, what became of them, and who thought up a challenge that was set."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "idea",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deed_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("courage", sa.Integer(), nullable=False),
        sa.Column("local_day", sa.Date(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_idea_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_idea_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea")),
        sa.UniqueConstraint("person_id", "deed_id", name=op.f("uq_idea_person_id_deed_id")),
    )
    op.create_index("ix_idea_team", "idea", ["team_id", "id"])
    op.create_table(
        "idea_answer",
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("challenge_id", sa.Integer(), nullable=True),
        sa.Column("is_adopted", sa.Boolean(), nullable=False),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_idea_answer_by_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["set_challenge.id"], name=op.f("fk_idea_answer_challenge_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_idea_answer_idea_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("idea_id", name=op.f("pk_idea_answer")),
    )
    op.create_index(op.f("ix_idea_answer_challenge_id"), "idea_answer", ["challenge_id"])
    op.create_table(
        "inspiration",
        sa.Column("challenge_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["set_challenge.id"], name=op.f("fk_inspiration_challenge_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_inspiration_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("challenge_id", name=op.f("pk_inspiration")),
    )
    op.create_index(op.f("ix_inspiration_person_id"), "inspiration", ["person_id"])


def downgrade() -> None:
    """Go back."""
    for table in ("inspiration", "idea_answer", "idea"):
        op.drop_table(table)
