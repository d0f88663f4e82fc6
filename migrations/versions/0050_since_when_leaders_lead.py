"""Who came to lead before that day was kept gets the one that the acts know; until then they were a colleague.

Of whom no act tells that they came to lead, it is from their first day, as it was.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

_DAY_STARTS = 4  # o'clock
PERSON = sa.table("person", *map(sa.column, ("id", "role", "team_id")), sa.column("led_from", sa.Date))
TEAM = sa.table("team", *map(sa.column, ("id", "zone")))
ACT = sa.table(
    "act", *map(sa.column, ("sequence", "act", "about_type", "about_id", "details")), sa.column("at", sa.DateTime)
)


def upgrade() -> None:
    """Go from the version before to this one."""
    connection, came = op.get_bind(), _came_to_lead()
    leads = (
        sa.select(PERSON.c.id, TEAM.c.zone)
        .join_from(PERSON, TEAM, TEAM.c.id == PERSON.c.team_id)
        .where(PERSON.c.role != "employee", PERSON.c.led_from.is_(None))
    )
    for number, zone in connection.execute(leads).all():
        if str(number) in came:
            since = sa.update(PERSON).where(PERSON.c.id == number)
            connection.execute(since.values(led_from=_day_after(came[str(number)], zone)))


def _came_to_lead() -> Mapping[str, datetime]:
    """When each person came to lead last, by number. Of two who were merged it is not known whether both led."""
    told = (
        sa.select(ACT.c.about_id, ACT.c.act, ACT.c.details, ACT.c.at)
        .where(ACT.c.about_type == "person", ACT.c.act.in_(("person.role_changed", "person.merged")))
        .order_by(ACT.c.sequence)
    )
    return {
        person: at
        for person, act, details, at in op.get_bind().execute(told)
        if act == "person.merged" or json.loads(details).get("was") == "employee"
    }


def _day_after(moment: datetime, zone: str) -> date:
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    return local.date() + timedelta(days=local.hour >= _DAY_STARTS)


def downgrade() -> None:
    """The days stay: the version before knows them."""
