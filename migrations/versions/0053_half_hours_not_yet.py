"""On which day somebody said of a half hour that went by: not yet."""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    with op.batch_alter_table("half_hour") as table:
        table.add_column(sa.Column("not_yet_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    with op.batch_alter_table("half_hour") as table:
        table.drop_column("not_yet_on")
