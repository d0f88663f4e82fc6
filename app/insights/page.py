"""Everything on a team's page, gathered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.aggregates.models import TeamWeek
from app.aggregates.reading import weeks_of
from app.aggregates.uses import people_who_did
from app.calendar.rules import game_day
from app.challenges.behaviours import Shown, behaviours
from app.challenges.models import SetChallenge
from app.challenges.publishing import committed_names
from app.challenges.setting import for_others, running
from app.ideas.actions import ideas_waiting
from app.insights.kinds import Kinds, kinds_shown
from app.insights.leaders import Leader, leaders
from app.insights.surprises import Latest, latest_surprises
from app.insights.weeks import SHOWN, WeekPoint, drawn
from app.people.models import Person, Team
from app.people.visibility import LEAST
from app.teapot.actions import Pot, pot_of
from app.teapot.course import degrees_by_week
from app.teapot.focus import Focus, focus_next, focus_of
from app.voices.actions import count_waiting


@dataclass(frozen=True)
class Running:
    """A challenge that is on or still to come. `people` did it, or more: None for fewer than five.

    One that is for others too is not the reader's to change.
    """

    challenge: SetChallenge
    is_coming: bool
    committed: Sequence[str]
    people: int | None
    is_for_others: bool = False


@dataclass(frozen=True)
class TeamPage:
    """What the template is given. `week` is the newest that was published."""

    team: Team
    today: date
    pot: Pot
    course: Sequence[WeekPoint]
    week: TeamWeek | None
    weeks: Sequence[TeamWeek]
    kinds: Kinds | None
    challenges: Sequence[Running]
    surprises: Sequence[Latest]
    leaders: Sequence[Leader]
    focus: Focus | None
    focus_next: Focus | None
    behaviours: Sequence[Shown]
    ideas: int = 0
    voices: int = 0
    least: int = LEAST


def page_of(session: Session, reader: Person, team: Team, now: datetime) -> TeamPage:
    """The page of `team` as `reader` sees it; the same number of questions, whatever the size of the team."""
    today, weeks = game_day(now, team.zone), weeks_of(session, team.id, SHOWN)
    return TeamPage(
        team=team,
        today=today,
        pot=pot_of(session, team, reader, now),
        course=drawn(weeks, degrees_by_week(session, team, reader, [week.monday for week in weeks], now)),
        week=weeks[-1] if weeks else None,
        weeks=weeks,
        kinds=kinds_shown(weeks),
        challenges=_running(session, reader, team, today),
        surprises=latest_surprises(session, team, reader),
        leaders=leaders(session, today, team),
        focus=focus_of(session, team, today),
        focus_next=focus_next(session, team, today),
        behaviours=behaviours(session),
        ideas=ideas_waiting(session, team),
        voices=count_waiting(session, team, reader),
    )


def _running(session: Session, reader: Person, team: Team, today: date) -> list[Running]:
    rows = running(session, team, today)
    names = committed_names(session, rows)
    done = people_who_did(session, rows, team)
    theirs = for_others(session, rows, reader)
    return [
        Running(row, row.starts_on > today, names.get(row.id, []), done.get(row.id), row.id in theirs) for row in rows
    ]
