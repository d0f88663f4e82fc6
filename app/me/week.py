"""My own week, day by day. Only its owner ever sees it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from app.calendar.rules import monday_of
from app.deeds.models import LoggedDeed
from app.meetings.models import MeetingStroke
from app.people.models import Person
from app.scores.actions import person_days
from app.tallies.notes import TALLY, noted_by


@dataclass(frozen=True)
class MyDay:
    """What I did on a day of this week."""

    day: date
    strokes: int
    completions: int
    surprises: int
    is_today: bool
    is_ahead: bool


def week_of_mine(session: Session, person: Person, today: date) -> Sequence[MyDay]:
    """From Monday: my working days, and other days on which I did something; one query."""
    monday = monday_of(today)
    days = [monday + timedelta(days=n) for n in range(7)]
    rows = person_days(session, person, days)
    shown = [day for day in days if day in rows or day == today or person.week.pattern_on(day)[day.weekday()] == "1"]
    return [
        MyDay(
            day=day,
            strokes=rows[day].strokes if day in rows else 0,
            completions=rows[day].completions if day in rows else 0,
            surprises=rows[day].surprises if day in rows else 0,
            is_today=day == today,
            is_ahead=day > today,
        )
        for day in shown
    ]


def last_fortnight(today: date) -> list[date]:
    """From the Monday of the week before until the end of this one: what the row below the streak shows."""
    monday = today - timedelta(days=today.weekday() + 7)
    return [monday + timedelta(days=n) for n in range(14)]


def places_of(session: Session, person: Person, first: date, last: date) -> Counter[str]:
    """Where strokes of these days fell: as noted, and at the table of a meeting, where nobody has to say so."""
    is_logged = and_(LoggedDeed.person_id == MeetingStroke.person_id, LoggedDeed.id == MeetingStroke.deed_id)
    at_tables = session.scalar(
        select(func.count())
        .select_from(MeetingStroke)
        .join(LoggedDeed, is_logged)
        .where(MeetingStroke.person_id == person.id, LoggedDeed.local_day.between(first, last))
    )
    return noted_by(session, person, "place", first, last, [TALLY]) + Counter(meeting=at_tables or 0)
