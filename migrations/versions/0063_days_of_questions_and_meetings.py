"""On which days somebody asked which question and sat in a meeting, for when that itself is forgotten.

Of what is forgotten by now the awards know a little: on the day of one there was a question, or a meeting.
"""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None

TAKEN_OVER = sa.text(
    "INSERT INTO mark_day (person_id, day, kind, what) SELECT person_id, day, CAST(:kind AS VARCHAR(8)), '' FROM award"
    " WHERE badge = :badge AND day < (SELECT max(strokes_purged_before) FROM organisation) ON CONFLICT DO NOTHING"
)
EARNED_BY = {
    "good-question": "question",
    "keeps-asking": "question",
    "at-the-table": "meeting",
    "five-meetings": "meeting",
}


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "mark_day",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("what", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mark_day_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "day", "kind", "what", name=op.f("pk_mark_day")),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    for badge, kind in EARNED_BY.items():
        connection.execute(TAKEN_OVER, {"badge": badge, "kind": kind})


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("mark_day")
