"""Why somebody works this way and how customers notice it, and how far a first visit came."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "purpose",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=280), nullable=False),
        sa.Column("impact", sa.String(length=280), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_purpose_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_purpose")),
    )
    op.create_table(
        "first_visit",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_first_visit_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_first_visit")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("first_visit")
    op.drop_table("purpose")
