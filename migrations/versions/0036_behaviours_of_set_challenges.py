"""What a set challenge is an exercise in."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("set_challenge", sa.Column("behaviours", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("set_challenge", "behaviours")
