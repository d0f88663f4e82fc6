"""The course of a pot over four weeks, as points of a drawing and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.calendar.rules import WorkWeek, game_day
from app.insights.week import LEAST
from app.people.models import Person, Team
from app.scores.models import TeamDay
from app.teapot.rules import BOILING, REACH, temperature

SHOWN = 20  # working days
LEAVING = time(17)  # when the pot of a past day is read


@dataclass(frozen=True)
class Reading:
    """The pot at the end of a working day, or now on the last."""

    day: date
    degrees: int


def course_of(session: Session, team: Team, reader: Person, now: datetime) -> Sequence[Reading]:
    """The last four weeks of working days, oldest first, from two queries; none for less than five beside the reader.

    From the degrees of one day to the next its points can be worked out, and so what a few people did; what the reader
    did, the reader knows.
    """
    members = session.scalar(
        select(func.count()).select_from(Person).where(Person.team_id == team.id, Person.left_at.is_(None))
    )
    if (members or 0) - (reader.team_id == team.id) < LEAST:
        return []
    today = game_day(now, team.zone)
    week = WorkWeek(country=team.country)
    days = sorted(day for day in _last(week, today) if day >= game_day(team.created_at, team.zone))
    points = dict(
        session.execute(
            select(TeamDay.day, TeamDay.points).where(
                TeamDay.team_id == team.id, TeamDay.day >= today - REACH - timedelta(days=2 * SHOWN)
            )
        ).all()
    )
    readings = []
    for day in days:
        evening = datetime.combine(day, LEAVING, ZoneInfo(team.zone))
        degrees = temperature(points, members or 0, min(evening, now), team.zone, week)
        readings.append(Reading(day, round(min(BOILING, degrees))))
    return readings


def _last(week: WorkWeek, today: date) -> list[date]:
    past = list(week.back_from(today, limit=2 * SHOWN))
    return past[:SHOWN]
