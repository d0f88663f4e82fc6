"""From when on what somebody does who leads is seen."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("person", sa.Column("led_from", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("person", "led_from")
