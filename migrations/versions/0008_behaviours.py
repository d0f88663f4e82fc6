"""Expected behaviour, in the organisation's own words."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "behaviour",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposed", sa.String(length=24), nullable=True),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("act", sa.String(length=160), nullable=False),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by_id"], ["person.id"], name=op.f("fk_behaviour_changed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_behaviour")),
        sa.UniqueConstraint("proposed", name=op.f("uq_behaviour_proposed")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("behaviour")
