"""My leave: spans of days on which nothing is asked of me, no streak breaks, and my phone is quiet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.calendar.leave import BACK, Span, add, is_open, spans_of, take_away, text_of
from app.calendar.rules import game_day, holiday_names
from app.errors import NotFound
from app.jobs.actions import enqueue
from app.notifications.actions import note_change
from app.notifications.preferences import REPLAN
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


def coming_holidays(country: str, today: date, language: str) -> Sequence[tuple[date, str]]:
    """The next public holidays that no weekend hides, with their names."""
    named = {**holiday_names(country, today.year, language), **holiday_names(country, today.year + 1, language)}
    return [(day, named[day]) for day in sorted(named) if day >= today and day.weekday() < 5][:SHOWN_HOLIDAYS]


def enter_leave(session: Session, person: Person, span: Span, was: date | None, now: datetime) -> None:
    """Be away on the days of `span`, instead of on those of the span that began at `was`; inside `write()`.

    Raises Invalid (see calendar.leave.add), and NotFound where there is no such span.
    """
    today, mine = game_day(now, person.team.zone), _mine(session, person)
    if was is not None:
        mine = _without(mine, was, today)
        if span.first == was:  # its beginning may be too long ago to change, and was not changed
            span = span._replace(first=min(span.last, max(was, today - BACK)))
    _keep(session, person, add(mine, span, today), now)


def cancel_leave(session: Session, person: Person, first: date, now: datetime) -> None:
    """Be there after all, from as long ago as may still be changed; inside `write()`. Raises NotFound."""
    _keep(session, person, _without(_mine(session, person), first, game_day(now, person.team.zone)), now)


def _mine(session: Session, person: Person) -> tuple[Span, ...]:
    return spans_of(session.get_one(Person, person.id, populate_existing=True).leave)


def _without(mine: tuple[Span, ...], first: date, today: date) -> tuple[Span, ...]:
    if not any(span.first == first and is_open(span, today) for span in mine):
        raise NotFound
    return take_away(mine, first, today)


def _keep(session: Session, person: Person, spans: Sequence[Span], now: datetime) -> None:
    """What was to be told on these days is planned anew."""
    session.get_one(Person, person.id).leave = text_of(spans)
    session.flush()
    note_change(session, [person.id])
    enqueue(session, REPLAN, {"person": person.id}, now=now)
