"""How many who lead were in a team's week, and from when a pot counts into which somebody moved for days gone by."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.add_column("team", sa.Column("pot_from", sa.Date(), nullable=True))
    op.add_column("team_week", sa.Column("leading", sa.Integer(), nullable=False, server_default="0"))
    week = sa.table("team_week", sa.column("team_id"), sa.column("leading"))
    person = sa.table("person", *(sa.column(name) for name in ("team_id", "role", "left_at")))
    leads = sa.select(sa.func.count()).select_from(person)
    leads = leads.where(person.c.team_id == week.c.team_id, person.c.role != "employee", person.c.left_at.is_(None))
    op.get_bind().execute(sa.update(week).values(leading=leads.scalar_subquery()))  # those of now, for want of then


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("team_week", "leading")
    op.drop_column("team", "pot_from")
