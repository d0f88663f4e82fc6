"""Lanes of work, who is alive in which, and what became of messages."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one; messages that wait go over to the sender."""
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lane", sa.String(length=8), nullable=False, server_default="work"))
        batch_op.drop_index("ix_job_due")
    op.execute("UPDATE job SET lane = 'push' WHERE kind = 'push.send'")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.alter_column("lane", server_default=None)
        batch_op.create_index("ix_job_due", ["lane", "state", "run_at"], unique=False)

    with op.batch_alter_table("worker_beat", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lane", sa.String(length=8), nullable=False, server_default="work"))
    with op.batch_alter_table("worker_beat", schema=None) as batch_op:
        batch_op.alter_column("lane", server_default=None)

    op.create_table(
        "push_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("fate", sa.String(length=12), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "fate", name=op.f("pk_push_count")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("push_count")
    with op.batch_alter_table("worker_beat", schema=None) as batch_op:
        batch_op.drop_column("lane")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index("ix_job_due")
        batch_op.drop_column("lane")
        batch_op.create_index("ix_job_due", ["state", "run_at"], unique=False)
