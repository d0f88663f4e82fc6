"""Entering and cancelling somebody's leave, by themselves or by who leads their team; moments are planned anew."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.calendar.leave import BACK, Span, add, is_open, spans_of, take_away, text_of
from app.calendar.rules import game_day
from app.errors import NotFound
from app.jobs.actions import enqueue
from app.notifications.actions import note_change
from app.people.models import Person
from app.people.working_days import REPLAN, hold
from app.planning.recounting import recount


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
    return spans_of(hold(session, person).leave)


def _without(mine: tuple[Span, ...], first: date, today: date) -> tuple[Span, ...]:
    if not any(span.first == first and is_open(span, today) for span in mine):
        raise NotFound
    return take_away(mine, first, today)


def _keep(session: Session, person: Person, spans: Sequence[Span], now: datetime) -> None:
    """What was to be told on these days is planned anew; where days gone by are others now, badges are counted anew."""
    mine, today = session.get_one(Person, person.id), game_day(now, person.team.zone)
    was, mine.leave = spans_of(mine.leave), text_of(spans)
    session.flush()
    note_change(session, [person.id])
    enqueue(session, REPLAN, {"person": person.id}, now=now)
    if _gone_by(was, today) != _gone_by(spans, today):
        recount(session, person, now)


def _gone_by(spans: Sequence[Span], today: date) -> set[Span]:
    """The parts of leave that are over, of as long ago as can be changed."""
    limit, yesterday = today - BACK, today - timedelta(days=1)
    return {
        Span(max(limit, span.first), min(yesterday, span.last))
        for span in spans
        if span.first < today and span.last >= limit
    }
