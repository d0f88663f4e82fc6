"""Room for how somebody's working days changed over time: what was there is the pattern from the beginning."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

LONGEST = 1603


def upgrade() -> None:
    """Go from the version before to this one."""
    _widen(LONGEST, "work_week")


def downgrade() -> None:
    """Go back to the version before; the pattern from the beginning is kept."""
    _widen(7, "substr(work_week, 1, 7)")


def _widen(length: int, value: str) -> None:
    """A column of its own, since SQLite changes none, and a table that others refer to is not to be made anew."""
    op.add_column("person", sa.Column("worked", sa.String(length=length), nullable=False, server_default="1111100"))
    op.execute(f"UPDATE person SET worked = {value}")  # noqa: S608 - nothing in it comes from outside
    op.drop_column("person", "work_week")
    op.execute("ALTER TABLE person RENAME COLUMN worked TO work_week")
