"""Half hours that people keep free, and first steps with what became of them."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "half_hour",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=True),
        sa.Column("about", sa.String(length=120), nullable=False),
        sa.Column("is_let_go", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_half_hour_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_half_hour")),
    )
    op.create_table(
        "first_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deed_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("how", sa.String(length=200), nullable=False),
        sa.Column("with_whom", sa.String(length=120), nullable=False),
        sa.Column("local_day", sa.Date(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_first_step_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_first_step")),
        sa.UniqueConstraint("person_id", "deed_id", name=op.f("uq_first_step_person_id_deed_id")),
    )
    op.create_index("ix_first_step_person", "first_step", ["person_id", "local_day"])
    op.create_table(
        "step_answer",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("local_day", sa.Date(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_step_answer_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "step", name=op.f("pk_step_answer")),
    )


def downgrade() -> None:
    """Go back."""
    for table in ("step_answer", "first_step", "half_hour"):
        op.drop_table(table)
