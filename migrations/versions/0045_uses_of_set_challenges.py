"""How many people of a team did what was set is written once a week; what was told so far is the beginning."""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the version before to this one."""
    op.create_table(
        "challenge_use",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_challenge_use_team_id")),
        sa.PrimaryKeyConstraint("team_id", "ref", "monday", name=op.f("pk_challenge_use")),
    )
    _count_until_now()


def _count_until_now() -> None:
    """Of the weeks that are published already, together, as they were told until now."""
    connection = op.get_bind()
    weeks = sa.table("team_week", sa.column("monday", sa.Date))
    newest: date | None = connection.execute(sa.select(sa.func.max(weeks.c.monday))).scalar()
    if newest is None:
        return
    done = sa.table("completion", *(sa.column(name) for name in ("person_id", "team_id", "ref")), _day("local_day"))
    person = sa.table("person", sa.column("id"), sa.column("role"), _day("led_until"))
    leads = (person.c.role != "employee") | (person.c.led_until >= done.c.local_day)
    counted = (
        sa.select(done.c.team_id, done.c.ref, sa.literal(newest, sa.Date), sa.func.count(done.c.person_id.distinct()))
        .join_from(done, person, person.c.id == done.c.person_id)
        .where(
            done.c.ref.startswith("set-", autoescape=True),
            done.c.local_day < newest + timedelta(days=7),
            ~sa.func.coalesce(leads, sa.false()),
        )
        .group_by(done.c.team_id, done.c.ref)
    )
    names = ("team_id", "ref", "monday", "people")
    uses = sa.table("challenge_use", *(sa.column(name) for name in names))
    connection.execute(sa.insert(uses).from_select(list(names), counted))


def _day(name: str) -> sa.ColumnClause[date]:
    return sa.column(name, sa.Date)


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("challenge_use")
