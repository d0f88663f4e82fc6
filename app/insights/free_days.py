"""The first days on which a challenge fits, for who has to say when it is."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.calendar.rules import WorkWeek, game_day
from app.challenges.drafting import row_team
from app.challenges.free_days import free_spans, working_days
from app.challenges.models import SetChallenge
from app.challenges.occasions import Span
from app.challenges.setting import teams_of


def proposed(session: Session, row: SetChallenge, now: datetime, since: date | None = None) -> Span:
    """The first days that are free from that day on, and from today on at the earliest.

    Where none is, the first that the team works; where it works none for weeks, the day itself.
    """
    team = row_team(session, row)
    week, today = team.week, game_day(now, team.zone)
    earliest = max(since or today, today)
    wanted = [_until_weeks_end(week, day) for day in working_days(week, earliest)] or [Span(earliest, earliest)]
    teams = teams_of(session, [row]).get(row.id, [])
    return next(free_spans(session, row, teams, wanted, now), wanted[0])


def _until_weeks_end(week: WorkWeek, begins: date) -> Span:
    """Until the last day of that week on which the team works: Friday, for most."""
    last = week.pattern_on(begins).rfind("1")
    return Span(begins, begins + timedelta(days=max(0, last - begins.weekday())))
