"""Friendly weeks that both saw through."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    with op.batch_alter_table("friendly_week") as table:
        table.add_column(sa.Column("completed_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    with op.batch_alter_table("friendly_week") as table:
        table.drop_column("completed_at")
