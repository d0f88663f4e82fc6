"""What is free for a team by day, whose clock it goes by, the organisation's own days, and where people were before.

People who moved between teams in different places get back the public holidays and the clock of then.
"""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None

ALMANAC, ZONES = 1620, 716
STEPS = 12  # that are kept, as of what changes from now on; the oldest held from the beginning then
_COLUMNS = (("team", "almanac", ALMANAC), ("team", "zones", ZONES))
_OF_PEOPLE = (("person", "past_place", ALMANAC), ("person", "past_zones", ZONES))


def upgrade() -> None:
    """Go from the version before to this one."""
    for table, column, length in (*_COLUMNS, *_OF_PEOPLE):
        op.add_column(table, sa.Column(column, sa.String(length=length), nullable=False, server_default=""))
    op.create_table(
        "own_days",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("is_worked", sa.Boolean(), nullable=False),
        sa.Column("is_for_all", sa.Boolean(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_own_days_set_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_days")),
    )
    op.create_table(
        "own_days_team",
        sa.Column("own_days_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["own_days_id"], ["own_days.id"], name=op.f("fk_own_days_team_own_days_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_own_days_team_team_id")),
        sa.PrimaryKeyConstraint("own_days_id", "team_id", name=op.f("pk_own_days_team")),
    )
    _look_back()


def _look_back() -> None:
    """Say of whoever moved where they were until then, each stay with the place of its team."""
    connection = op.get_bind()
    teams = connection.execute(sa.text("SELECT id, country, region, zone FROM team"))
    where = {row.id: (f"{row.country}-{row.region}" if row.region else row.country, row.zone) for row in teams}
    moved = connection.execute(sa.text("SELECT id, team_id, past_teams FROM person WHERE past_teams <> ''")).all()
    keep = sa.text("UPDATE person SET past_place = :place, past_zones = :zones WHERE id = :person")
    for row in moved:
        stays = [(int(one.split("/")[0]), date.fromisoformat(one.split("/")[1])) for one in row.past_teams.split()]
        place, zones = (
            _past([(where[team][n], until) for team, until in stays], where[row.team_id][n]) for n in (0, 1)
        )
        connection.execute(keep, {"place": place, "zones": zones, "person": row.id})


def _past(stays: list[tuple[str, date]], now: str) -> str:
    """A past as `app.calendar.steps` writes it; nothing where it was the same all along."""
    if all(value == now for value, _ in stays):
        return ""
    (first, until), *rest = stays
    steps: list[tuple[date, str]] = []
    for value, following in rest:
        if value != (steps[-1][1] if steps else first):
            steps.append((until + timedelta(days=1), value))
        until = following
    steps.append((until + timedelta(days=1), ""))
    for _, older in steps[:-STEPS]:
        first = older
    return " ".join([first, *(f"{day}/{value}" for day, value in steps[-STEPS:])])


def downgrade() -> None:
    """Go back to the version before: what is free is that of the present place for all of history."""
    op.drop_table("own_days_team")
    op.drop_table("own_days")
    for table, column, _ in (*_COLUMNS, *_OF_PEOPLE):
        op.drop_column(table, column)
