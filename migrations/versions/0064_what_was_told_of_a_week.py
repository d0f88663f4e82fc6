"""What was told of a week: how friendly weeks ended, and who was the greatest thinker."""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one. What was told before nobody knows; it is kept from the next look on."""
    op.add_column("friendly_week", sa.Column("told", sa.JSON(), server_default="[]", nullable=False))
    op.create_table(
        "thinker_told",
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("is_corrected", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_thinker_told_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("monday", "version", name=op.f("pk_thinker_told")),
    )
    op.create_index("ix_thinker_told_person_id", "thinker_told", ["person_id"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("thinker_told")
    op.drop_column("friendly_week", "told")
