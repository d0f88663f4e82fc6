"""Until when somebody led, who leads no more."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("person", sa.Column("led_until", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("person", "led_until")
