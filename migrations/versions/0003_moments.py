"""When people are told: moments, what they chose, and how often their phones were told."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "moment",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_moment_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "kind", "day", name=op.f("pk_moment")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_moment_due", "moment", ["told_at", "due_at"])
    op.create_table(
        "planned_day",
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("planned_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("zone", "day", name=op.f("pk_planned_day")),
    )
    op.create_table(
        "preference",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("morning_at", sa.Integer(), nullable=True),
        sa.Column("reminder_at", sa.Integer(), nullable=True),
        sa.Column("works_from", sa.Integer(), nullable=True),
        sa.Column("works_until", sa.Integer(), nullable=True),
        sa.Column("most_a_day", sa.Integer(), nullable=True),
        sa.Column("quiet_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_preference_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_preference")),
    )
    op.create_table(
        "told_day",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_told_day_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_told_day")),
    )
    # SQLite can add these columns in place, which keeps the numbers of what was told.
    op.add_column("notification", sa.Column("settled", sa.Integer(), server_default="0", nullable=False))
    op.add_column("notification", sa.Column("more", sa.Integer(), server_default="0", nullable=False))
    op.add_column("notification", sa.Column("is_asked", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("notification", sa.Column("told_at", sa.DateTime(), nullable=True))
    op.create_index("ix_notification_unread", "notification", ["person_id", "read_at"])
    op.execute("UPDATE notification SET settled = round")  # phones were told of these by the version before


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_notification_unread", "notification")
    for column in ("told_at", "is_asked", "more", "settled"):
        op.drop_column("notification", column)
    for table in ("told_day", "preference", "planned_day", "moment"):
        op.drop_table(table)
