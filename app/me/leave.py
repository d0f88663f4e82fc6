"""My leave: spans of days on which nothing is asked of me, no streak breaks, and my phone is quiet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.calendar.almanac import holiday_names, holidays_in, place_on
from app.calendar.leave import Span, is_open
from app.calendar.rules import WorkWeek
from app.people.models import Person
from app.people.own_days import days_of

SHOWN_FREE = 5


@dataclass(frozen=True)
class Line:
    """A span in the list. `working_days` are the days of it that would have been worked."""

    span: Span
    working_days: int
    is_now: bool
    is_past: bool
    can_change: bool


def lines_of(person: Person, today: date) -> Sequence[Line]:
    """My leave, what is over last."""
    week = person.week
    lines = [
        Line(
            span=span,
            working_days=sum(week.would_work(span.first + timedelta(days=n)) for n in range(span.days)),
            is_now=today in span,
            is_past=span.last < today,
            can_change=is_open(span, today),
        )
        for span in week.leave
    ]
    return sorted(lines, key=lambda line: line.is_past)


class Free(NamedTuple):
    """Days that are free for everybody, and what they are called."""

    first: date
    last: date
    name: str


def coming_free(session: Session, person: Person, today: date, language: str) -> Sequence[Free]:
    """The next days that are free by themselves on which this person would else have worked; one small query."""
    week = person.week
    coming = days_of(session, [person.team], today)[person.team_id]
    closed = (days for days in coming if not days.is_worked)
    own = [Free(*days.span, days.name) for days in closed if any(map(week.is_freed, _each(days.span, today)))]
    holidays = [Free(day, day, name) for day, name in _holidays(week, today, language) if week.is_freed(day)]
    return sorted([*own, *holidays])[:SHOWN_FREE]


def _each(span: Span, today: date) -> Iterator[date]:
    return (day for n in range(span.days) if (day := span.first + timedelta(days=n)) >= today)


def _holidays(week: WorkWeek, today: date, language: str) -> Iterator[tuple[date, str]]:
    """The public holidays from today on, each of where its day is spent."""
    for year in (today.year, today.year + 1):
        for day in sorted(holidays_in(week.place, year)):
            if day >= today:
                yield day, holiday_names(place_on(week.place, day), year, language)[day]
