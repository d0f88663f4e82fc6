"""My leave: spans of days on which nothing is asked of me, no streak breaks, and my phone is quiet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.calendar.leave import Span, is_open
from app.calendar.rules import WorkWeek, holiday_names
from app.people.models import Person

SHOWN_HOLIDAYS = 5


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


def coming_holidays(week: WorkWeek, today: date, language: str) -> Sequence[tuple[date, str]]:
    """The next public holidays on which somebody would else have worked, with their names."""
    place = week.country
    named = {**holiday_names(place, today.year, language), **holiday_names(place, today.year + 1, language)}
    mine = (day for day in sorted(named) if day >= today and week.is_freed(day))
    return [(day, named[day]) for day in mine][:SHOWN_HOLIDAYS]
