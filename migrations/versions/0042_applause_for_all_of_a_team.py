"""Applause for what a customer said to all of a team is nobody's own."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    with op.batch_alter_table("applause") as table:
        table.alter_column("owner_id", existing_type=sa.Integer(), nullable=True)


def downgrade() -> None:
    """Go back to the version before."""
    op.execute("DELETE FROM applause WHERE owner_id IS NULL")
    with op.batch_alter_table("applause") as table:
        table.alter_column("owner_id", existing_type=sa.Integer(), nullable=False)
