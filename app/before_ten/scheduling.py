"""Planning mornings, and changing when they end.

Each has one job that closes it at its end and one that calls before; both look at the row, so a morning closes once,
however often and late they run, also when the clock changed meanwhile. Another end has jobs of its own; those of the
one before find that it is another one now. An end is a time on the wall clock by which the team goes that day, so it is
another moment where a team goes by another clock (docs/adr/0052).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.before_ten.models import Round
from app.before_ten.rules import CALLED_BEFORE, EARLIEST, LATEST
from app.calendar.zones import day_in, zone_on
from app.database import upsert_into
from app.errors import Invalid
from app.jobs.actions import enqueue
from app.moments.rules import wall_clock
from app.people.models import Person, Team

CLOSE, CALL = "before_ten.close", "before_ten.call"
"""The kinds of jobs at the end, and a while before it; the planning room handles them. Payload: round, and `closes_at`,
the end that it had when the job was asked for (see `is_of_its_end`)."""
LONGEST = timedelta(days=60)
NEW, MOVED, SAME, OVER = "new", "moved", "same", "over"


@dataclass(frozen=True)
class Planned:
    """What planning came to: how many mornings are new, and how many were there and end at another time now; and the
    first and the last of their days."""

    new: int
    moved: int
    first: date
    last: date


def plan_mornings(
    session: Session,
    author: Person,
    team: Team,
    days: tuple[date, date],
    until: int,
    now: datetime,
    meant: date | None = None,
) -> Planned:
    """Plan each working day of a span, both ends included; flushes. A day off by itself is planned where it is `meant`.

    A morning that is there already gets this end, unless it is over. Raises Invalid: days_past, days_reversed,
    days_too_many, morning_hours, time_past, day_off, days_off; and where that leaves nothing to do: morning_there,
    morning_over.
    """
    first, last = days
    wrong = (
        ("starts_on", "days_past", first < day_in(team.clocks, now)),
        ("ends_on", "days_reversed", last < first),
        ("ends_on", "days_too_many", last - first >= LONGEST),
        ("until", "morning_hours", not EARLIEST <= until <= LATEST),
        ("until", "time_past", end_of(team, first, until) <= now),
    )
    for field, code, is_wrong in wrong:
        if is_wrong:
            raise Invalid(code, field=field)
    worked = _working_days(team, first, last, meant)
    made = {day: _plan_one(session, author, team, day, until, now) for day in worked}
    changed = [day for day, what in made.items() if what in {NEW, MOVED}]
    if not changed:
        raise Invalid("morning_there" if SAME in made.values() else "morning_over", field="starts_on")
    came_to = list(made.values())
    return Planned(came_to.count(NEW), came_to.count(MOVED), changed[0], changed[-1])


def follow_clock(session: Session, team: Team, now: datetime) -> None:
    """Let each morning that is not over end at its time on the clock by which its team goes that day; flushes."""
    still_open = select(Round).where(Round.team_id == team.id, Round.closed_at.is_(None)).order_by(Round.day)
    for row in session.scalars(still_open.with_for_update(of=Round).execution_options(populate_existing=True)):
        closes_at = end_of(team, row.day, row.until)
        if row.closes_at != closes_at:
            _move(session, row, row.until, closes_at, now)


def end_of(team: Team, day: date, until: int) -> datetime:
    """The moment at which a clock of this team shows `until`, in minutes, on a game day."""
    return wall_clock(day, until, zone_on(team.clocks, day))


def is_of_its_end(row: Round, asked: Mapping[str, Any]) -> bool:
    """Whether a job with this payload was asked for the end that the morning has now.

    One that was asked for by an earlier release says the minutes of the day instead (`until`).
    """
    if "closes_at" in asked:
        return datetime.fromisoformat(asked["closes_at"]) == row.closes_at
    return bool(asked.get("until", row.until) == row.until)


def _working_days(team: Team, first: date, last: date, meant: date | None) -> Sequence[date]:
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    worked = [day for day in span if team.week.is_working_day(day)]
    if worked or (first == last == meant):
        return worked or span
    if first == last:
        raise Invalid("day_off", field="starts_on", meant=first.isoformat())
    raise Invalid("days_off", field="starts_on")


def _plan_one(session: Session, author: Person, team: Team, day: date, until: int, now: datetime) -> str:
    closes_at = end_of(team, day, until)
    row = {
        "team_id": team.id, "day": day, "until": until, "author_id": author.id,
        "created_at": now, "closes_at": closes_at, "revision": 0,
    }  # fmt: skip
    new = upsert_into(session, Round).values(**row).on_conflict_do_nothing(index_elements=["team_id", "day"])
    number = session.scalar(new.returning(Round.id))
    if number is None:
        return _end_at(session, team, day, until, now)
    _ask_for_its_end(session, number, closes_at, now)
    return NEW


def _end_at(session: Session, team: Team, day: date, until: int, now: datetime) -> str:
    """Let the morning that is there end at this time."""
    one = select(Round).where(Round.team_id == team.id, Round.day == day).with_for_update(of=Round)
    row = session.scalars(one.execution_options(populate_existing=True)).one()
    if row.closed_at is not None:
        return OVER
    closes_at = end_of(team, day, until)
    if (row.until, row.closes_at) == (until, closes_at):
        return SAME
    _move(session, row, until, closes_at, now)
    return MOVED


def _move(session: Session, row: Round, until: int, closes_at: datetime, now: datetime) -> None:
    row.until, row.closes_at = until, closes_at
    row.revision += 1
    session.flush()
    _ask_for_its_end(session, row.id, closes_at, now)


def _ask_for_its_end(session: Session, number: int, closes_at: datetime, now: datetime) -> None:
    payload, key = {"round": number, "closes_at": closes_at.isoformat()}, f"{number}:{closes_at.isoformat()}"
    enqueue(session, CLOSE, payload, key=key, run_at=closes_at, now=now)
    called_at = closes_at - timedelta(minutes=CALLED_BEFORE)
    if called_at > now:
        enqueue(session, CALL, payload, key=key, run_at=called_at, now=now)
