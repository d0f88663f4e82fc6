"""Quiet mode and the rank are each person's own choice."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

CHOICES = ("quiet_since", "ranked_since")


def upgrade() -> None:
    """Go from the version before to this one: everybody plays, nobody is ranked."""
    for name in CHOICES:
        op.add_column("person", sa.Column(name, sa.DateTime(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    for name in reversed(CHOICES):
        op.drop_column("person", name)
