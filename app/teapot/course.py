"""The course of a pot, by day over four weeks and by week for longer, as points of a drawing and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calendar.rules import WorkWeek, game_day
from app.calendar.zones import day_in, zone_on
from app.people.models import Person, Team
from app.people.visibility import is_large_enough
from app.teapot.actions import members_of, points_of
from app.teapot.members import active_of, heads
from app.teapot.models import PotWeek
from app.teapot.rules import BOILING, felt_since, temperature

SHOWN = 20  # working days
LEAVING = time(17)  # when the pot of a past day is read


@dataclass(frozen=True)
class Reading:
    """The pot at the end of a working day, or now on the last: as it says above the course."""

    day: date
    degrees: int


def course_of(session: Session, team: Team, reader: Person, now: datetime) -> Sequence[Reading]:
    """The last four weeks of working days, oldest first, from two queries; none for less than five beside the reader.

    From the degrees of one day to the next its points can be worked out, and so what a few people did; what the reader
    did, the reader knows.
    """
    today, week = game_day(now, team.zone), team.week
    since = felt_since(today - timedelta(days=2 * SHOWN), week)
    members = members_of(session, team, now, since)
    if not is_large_enough(heads(members), reader.team_id == team.id):
        return []
    active = active_of(members)
    days = sorted(day for day in _last(week, today) if day >= day_in(team.clocks, team.created_at))
    points = points_of(session, team, since)
    readings = []
    for day in days:
        evening = datetime.combine(day, LEAVING, ZoneInfo(zone_on(team.clocks, day)))
        degrees = temperature(points, active, now if day == days[-1] else evening, team.zone, week)
        readings.append(Reading(day, round(min(BOILING, degrees))))
    return readings


def _last(week: WorkWeek, today: date) -> list[date]:
    past = list(week.back_from(today, limit=2 * SHOWN))
    return past[:SHOWN]


def degrees_by_week(
    session: Session, team: Team, reader: Person, mondays: Sequence[date], now: datetime
) -> Mapping[date, int]:
    """The pot on the Sunday evening of each of these weeks, as it was told, else worked out; a few queries.

    None for less than five people beside the reader, as in `course_of`.
    """
    if not mondays or not is_large_enough(heads(members_of(session, team, now)), reader.team_id == team.id):
        return {}
    kept = select(PotWeek.monday, PotWeek.degrees).where(PotWeek.team_id == team.id, PotWeek.monday.in_(mondays))
    told = dict(session.execute(kept).all())
    return degrees_at_ends(session, team, [monday for monday in mondays if monday not in told], now) | told


def degrees_at_ends(session: Session, team: Team, mondays: Sequence[date], now: datetime) -> dict[date, int]:
    """The pot on the Sunday evening of each of these weeks oldest first, worked out."""
    if not mondays:
        return {}
    since = felt_since(mondays[0], team.week)
    points, active = points_of(session, team, since), active_of(members_of(session, team, now, since))
    found = {}
    for monday in mondays:
        sunday = monday + timedelta(days=6)
        evening = datetime.combine(sunday, LEAVING, ZoneInfo(zone_on(team.clocks, sunday)))
        degrees = temperature(points, active, min(evening, now), team.zone, team.week)
        found[monday] = round(min(BOILING, degrees))
    return found
