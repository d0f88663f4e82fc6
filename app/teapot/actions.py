"""Reading a team's pot."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, func, select
from sqlalchemy.orm import Session

from app.calendar.rules import WorkWeek, game_day
from app.people.models import Person, Team
from app.prepared import Prepared
from app.scores.models import TeamDay
from app.teapot.rules import BOILING, REACH, state_of, temperature

_PERSON, _DAY = cast(Table, Person.__table__).c, cast(Table, TeamDay.__table__).c
_MEMBERS = select(func.count()).where(_PERSON.team_id == bindparam("team"), _PERSON.left_at.is_(None))
_DAYS = Prepared(
    select(_DAY.day, _DAY.points, _MEMBERS.scalar_subquery()).where(
        _DAY.team_id == bindparam("team"), _DAY.day >= bindparam("since"), _DAY.points > 0
    )
)


@dataclass(frozen=True)
class Pot:
    """What is shown of a pot: whole degrees, capped for the eye, and the word for it."""

    temperature: int
    state: str


def pot_of(session: Session, team: Team, now: datetime) -> Pot:
    """The pot of `team` at this moment; one small query, whatever the size of the team."""
    since = game_day(now, team.zone) - REACH
    rows = _DAYS.all(session.connection(), {"team": team.id, "since": since})
    points, members = {day: worth for day, worth, _ in rows}, rows[0][2] if rows else 0
    degrees = temperature(points, members, now, team.zone, WorkWeek(country=team.country))
    return Pot(round(min(BOILING, degrees)), state_of(degrees))
