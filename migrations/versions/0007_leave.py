"""Leave is a person's own, in spans; "away until" of the notifications becomes one of them."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one: who was away until a day is on leave until then, from today on."""
    op.add_column("person", sa.Column("leave", sa.String(length=880), server_default="", nullable=False))
    today = datetime.now(UTC).date()
    away = sa.table("preference", sa.column("person_id", sa.Integer), sa.column("quiet_until", sa.Date))
    person = sa.table("person", sa.column("id", sa.Integer), sa.column("leave", sa.String))
    connection = op.get_bind()
    for number, until in connection.execute(sa.select(away.c.person_id, away.c.quiet_until)).all():
        if until is not None and until >= today:
            connection.execute(sa.update(person).where(person.c.id == number).values(leave=f"{today}/{until}"))
    op.drop_column("preference", "quiet_until")


def downgrade() -> None:
    """Go back to the version before; leave is forgotten."""
    op.add_column("preference", sa.Column("quiet_until", sa.Date(), nullable=True))
    op.drop_column("person", "leave")
