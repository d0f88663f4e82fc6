"""Found by an index: the newest acts about one thing, claps of a day, what somebody promised, and voices that wait."""

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
    op.create_index("ix_commitment_person_id", "commitment", ["person_id"])
    op.create_index("ix_voice_state", "voice", ["state", "said_at"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_voice_state", "voice")
    op.drop_index("ix_commitment_person_id", "commitment")
    op.drop_index("ix_act_about", "act")
    op.create_index("ix_act_about", "act", ["about_type", "about_id"])
    op.drop_index("ix_applause_given", "applause")
