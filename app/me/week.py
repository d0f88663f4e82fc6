"""My own week, day by day. Only its owner ever sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.calendar.rules import monday_of
from app.people.models import Person
from app.scores.actions import person_days


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
