"""Whether somebody did a challenge, from an index."""

from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_index("ix_completion_done", "completion", ["person_id", "ref"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_completion_done", table_name="completion")
