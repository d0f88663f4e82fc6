"""Who stood up from the table of a meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    with op.batch_alter_table("meeting_seat") as table:
        table.add_column(sa.Column("left_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    with op.batch_alter_table("meeting_seat") as table:
        table.drop_column("left_at")
