"""Days on which a challenge finds room: two a day may be set for a team, so that its third card is always its own."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.calendar.rules import WorkWeek
from app.challenges.models import SetChallenge
from app.challenges.occasions import Span
from app.challenges.room import full_day
from app.people.models import Team

LOOKS_AHEAD = 20  # working days, for the first that is not full


def working_days(week: WorkWeek, since: date) -> list[date]:
    """The working days on which something may begin: `since` itself where it is one, and those that come."""
    coming = week.coming(since, LOOKS_AHEAD)
    return [since, *coming[:-1]] if week.is_working_day(since) else coming


def free_spans(
    session: Session, row: SetChallenge, teams: Sequence[Team], wanted: Sequence[Span], now: datetime
) -> Iterator[Span]:
    """What is left of each of the wanted spans before its first day that is full, in their order.

    One whose first day is full is left out. Each asks the database.
    """
    for span in wanted:
        full = full_day(session, row, span, teams, now)
        if full is None:
            yield span
        elif full[0] > span.starts_on:
            yield Span(span.starts_on, full[0] - timedelta(days=1))
