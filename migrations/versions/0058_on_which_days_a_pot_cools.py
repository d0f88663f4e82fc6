"""The pot of a team cools on the days that most of it work."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("team", sa.Column("pot_days", sa.String(1603), nullable=False, server_default="1111100"))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("team", "pot_days")
