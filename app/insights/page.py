"""Everything on a team's page, gathered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.challenges.models import SetChallenge
from app.challenges.publishing import committed_names, people_who_did
from app.challenges.setting import running
from app.ideas.actions import ideas_waiting
from app.insights.leaders import Leader, leaders
from app.insights.surprises import Latest, latest_surprises
from app.insights.week import Week, week_of_team
from app.people.models import Person, Team
from app.people.visibility import LEAST
from app.tallies.notes import asked_in_team
from app.teapot.actions import Pot, pot_of
from app.teapot.course import Reading, course_of
from app.voices.actions import count_waiting


@dataclass(frozen=True)
class Running:
    """A challenge that is on or still to come. `people` did it: None for fewer than five."""

    challenge: SetChallenge
    is_coming: bool
    committed: Sequence[str]
    people: int | None


@dataclass(frozen=True)
class TeamPage:
    """What the template is given."""

    team: Team
    today: date
    pot: Pot
    course: Sequence[Reading]
    week: Week
    challenges: Sequence[Running]
    surprises: Sequence[Latest]
    leaders: Sequence[Leader]
    asked: Mapping[str, int]
    ideas: int = 0
    voices: int = 0
    least: int = LEAST


def page_of(session: Session, reader: Person, team: Team, now: datetime) -> TeamPage:
    """The page of `team` as `reader` sees it."""
    today = game_day(now, team.zone)
    return TeamPage(
        team=team,
        today=today,
        pot=pot_of(session, team, now),
        course=course_of(session, team, reader, now),
        week=week_of_team(session, team, reader, today),
        challenges=_running(session, team, reader, today),
        surprises=latest_surprises(session, team, reader),
        leaders=leaders(session, today, team),
        asked=asked_in_team(session, team.id, reader, today - timedelta(days=today.weekday()), today, LEAST),
        ideas=ideas_waiting(session, team),
        voices=count_waiting(session, team),
    )


def _running(session: Session, team: Team, reader: Person, today: date) -> list[Running]:
    rows = running(session, team, today)
    names = committed_names(session, rows)
    done = people_who_did(session, rows, team, reader, LEAST)
    return [Running(row, row.starts_on > today, names.get(row.id, []), done.get(row.id)) for row in rows]
