"""A pot that cools is told to those who can warm it: who works that day and did nothing for it yet.

Once an hour the teams are looked at where it is early afternoon. A pot is told when it crossed a threshold since the
working day before, so a pot that stays cold is told once, and one that never was warm not at all.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day, local_hour
from app.database import db, write
from app.moments.actions import Due, put
from app.notifications.actions import notify
from app.people.models import Person, Team
from app.planning.telling import TODAY, by_day, teams_of
from app.scores.actions import HAS_DEED
from app.scores.models import PersonDay
from app.teapot.actions import active_in, degrees_of, points_of, pot_at
from app.teapot.rules import COOL, felt_since, has_cooled, working_day_before

COOLS = "cools"
LOOKED_AT = 13  # o'clock on the wall of the team
PORTION = 200


def look_at_pots(now: datetime) -> int:
    """Plan, for now, what has to be told about pots; answers of how many teams."""
    reading, cooled, last = db.session(), 0, 0
    while teams := reading.scalars(select(Team).where(Team.id > last).order_by(Team.id).limit(PORTION)).all():
        last = teams[-1].id
        due = [team for team in teams if _is_looked_at(team, now)]
        cold = _cooled(reading, due, now)
        reading.rollback()
        for team in cold:
            with write() as session:
                put(session, _who_can_warm_it(session, team, now), now)
        cooled += len(cold)
    return cooled


def _is_looked_at(team: Team, now: datetime) -> bool:
    return local_hour(now, team.zone) == LOOKED_AT and team.week.is_working_day(game_day(now, team.zone))


def _cooled(session: Session, teams: Sequence[Team], now: datetime) -> list[Team]:
    """Those of these teams whose pot has just become cool."""

    def is_cooled(team: Team) -> bool:
        since = felt_since(working_day_before(game_day(now, team.zone), team.week), team.week)
        points, active = points_of(session, team, since), active_in(session, team, now, since)
        return has_cooled(points, active, now, team.zone, team.week)

    return [team for team in teams if is_cooled(team)]


def _who_can_warm_it(session: Session, team: Team, now: datetime) -> list[Due]:
    """Those of the team who work today and have no deed yet."""
    today = game_day(now, team.zone)
    people = session.scalars(select(Person).where(Person.team_id == team.id, Person.left_at.is_(None))).all()
    idle = {person.id for person in people if person.week.is_working_day(today)}
    return [Due(one, COOLS, today, now) for one in sorted(idle - _active(session, sorted(idle), today))]


def _active(session: Session, people: Sequence[int], day: date) -> set[int]:
    did = select(PersonDay.person_id).where(PersonDay.person_id.in_(people), PersonDay.day == day, HAS_DEED)
    return set(session.scalars(did))


def tell_cools(session: Session, due: Sequence[Due], now: datetime) -> None:
    """The temperature, to who still did nothing for it; not where somebody warmed the pot meanwhile."""
    for day, people in by_day(due, now).items():
        idle = sorted(set(people) - _active(session, people, day))
        teams = teams_of(session, idle)
        for team in session.scalars(select(Team).where(Team.id.in_(sorted(set(teams.values()))))).all():
            degrees = degrees_of(session, team, now)
            if degrees < COOL:  # as it is, not as it is rounded for the eye
                some = [one for one in idle if teams[one] == team.id]
                what = {"temperature": pot_at(degrees).temperature}
                notify(session, some, COOLS, what, now, group_key=COOLS, link=TODAY)
