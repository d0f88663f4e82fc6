"""The pot at the end of each week of which numbers were published, as it was told: nothing changes it any more.

Worked out anew, two looks at it would tell what the phone that came back between them held (decision 40).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.aggregates.models import TeamWeek
from app.database import db, upsert_into, write
from app.people.models import Team
from app.teapot.course import degrees_at_ends
from app.teapot.models import PotWeek

LOOKED_BACK = timedelta(weeks=16)
PORTION = 200  # teams


def keep_weeks(now: datetime) -> None:
    """Keep the pot of each week that was published meanwhile."""
    reading = db.session()
    missing = _missing(reading, (now - LOOKED_BACK).date())
    teams = sorted(missing)
    for at in range(0, len(teams), PORTION):
        rows = [row for number in teams[at : at + PORTION] for row in _rows(reading, number, missing[number], now)]
        reading.rollback()
        if rows:
            with write() as session:
                session.execute(upsert_into(session, PotWeek).on_conflict_do_nothing(), rows)


def _missing(session: Session, since: date) -> Mapping[int, Sequence[date]]:
    same = and_(PotWeek.team_id == TeamWeek.team_id, PotWeek.monday == TeamWeek.monday)
    found: defaultdict[int, list[date]] = defaultdict(list)
    rows = select(TeamWeek.team_id, TeamWeek.monday).outerjoin(PotWeek, same)
    for team, monday in session.execute(
        rows.where(PotWeek.team_id.is_(None), TeamWeek.monday >= since).order_by(TeamWeek.monday)
    ):
        found[team].append(monday)
    return found


def _rows(session: Session, number: int, mondays: Sequence[date], now: datetime) -> list[dict[str, object]]:
    team = session.get_one(Team, number)
    degrees = degrees_at_ends(session, team, mondays, now)
    return [{"team_id": number, "monday": monday, "degrees": degrees[monday]} for monday in mondays]
