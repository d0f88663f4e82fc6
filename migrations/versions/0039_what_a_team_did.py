"""What a team did of a kind is told by an index that begins with the team."""

from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_index("ix_completion_team", "completion", ["team_id", "ref", "local_day"])
    op.drop_index("ix_completion_ref", "completion")


def downgrade() -> None:
    """Go back to the version before."""
    op.create_index("ix_completion_ref", "completion", ["ref", "team_id"])
    op.drop_index("ix_completion_team", "completion")
