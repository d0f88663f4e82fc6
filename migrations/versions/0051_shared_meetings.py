"""Whether a meeting was shared, and the meetings of a team's day beside each other.

Of one that ended before, it is not known: it stays as it counted.
"""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    with op.batch_alter_table("meeting") as table:
        table.add_column(sa.Column("is_shared", sa.Boolean(), nullable=True))
        table.create_index("ix_meeting_team", ["team_id", "local_day"])


def downgrade() -> None:
    """Go back to the version before."""
    with op.batch_alter_table("meeting") as table:
        table.drop_index("ix_meeting_team")
        table.drop_column("is_shared")
