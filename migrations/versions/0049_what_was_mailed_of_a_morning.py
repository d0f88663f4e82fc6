"""The mark of a morning's report that went by mail."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("before_ten_round", sa.Column("mailed", sa.String(length=64), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    with op.batch_alter_table("before_ten_round") as table:
        table.drop_column("mailed")
