"""The newest acts about one thing, and the claps of somebody on a day, are found by an index alone."""

from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_index("ix_applause_given", "applause", ["person_id", "local_day", "target_kind", "target_id"])
    op.drop_index("ix_act_about", "act")
    op.create_index("ix_act_about", "act", ["about_type", "about_id", "sequence"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_act_about", "act")
    op.create_index("ix_act_about", "act", ["about_type", "about_id"])
    op.drop_index("ix_applause_given", "applause")
