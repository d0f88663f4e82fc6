"""Of a file with people the rows with a mistake are kept when the rest is stored, for as long as the note of it is."""

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("intake", sa.Column("mistakes", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("intake", "mistakes")
