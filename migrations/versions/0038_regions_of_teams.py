"""The region of a team, for its public holidays."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("team", sa.Column("region", sa.String(length=3), nullable=False, server_default=""))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("team", "region")
