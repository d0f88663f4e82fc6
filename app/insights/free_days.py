"""The first days on which a challenge fits, for who has to say when it is."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.calendar.rules import WorkWeek, game_day
from app.challenges.drafting import row_team
from app.challenges.models import SetChallenge
from app.challenges.occasions import Span
from app.challenges.room import full_day
from app.challenges.setting import teams_of

LOOKS_AHEAD = 20  # working days, for the first that is not full


def proposed(session: Session, row: SetChallenge, now: datetime, since: date | None = None) -> Span:
    """The first days that are free from that day on, and from today on at the earliest."""
    team = row_team(session, row)
    week, today = WorkWeek(country=team.place), game_day(now, team.zone)
    first = max(since or today, today)
    begins = first if week.is_working_day(first) else week.coming(first, 1)[0]
    return next(_free_spans(session, row, week, begins, now), _until_friday(begins))


def _until_friday(begins: date) -> Span:
    return Span(begins, begins + timedelta(days=4 - min(4, begins.weekday())))


def _free_spans(session: Session, row: SetChallenge, week: WorkWeek, begins: date, now: datetime) -> Iterator[Span]:
    """From that day on, days of one week on which every team of this challenge has room for one more."""
    teams = teams_of(session, [row]).get(row.id, [])
    for _ in range(LOOKS_AHEAD):
        span = _until_friday(begins)
        full = full_day(session, row, span, teams, now)
        if full is None:
            yield span
            return
        if full[0] > begins:
            yield Span(begins, full[0] - timedelta(days=1))
            return
        begins = week.coming(begins, 1)[0]
