"""Entering and cancelling somebody's leave, by themselves or by who leads their team; moments are planned anew."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.calendar.leave import BACK, Span, add, is_open, spans_of, take_away, text_of
from app.calendar.rules import game_day
from app.errors import NotFound
from app.jobs.actions import enqueue
from app.notifications.actions import note_change
from app.people.models import Person
from app.people.working_days import REPLAN


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
