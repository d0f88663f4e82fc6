"""The half hour that a person has to do with now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.challenges.models import Completion
from app.half_hours.models import HalfHour
from app.half_hours.rules import LENGTH, Stands, proposed, stands
from app.people.models import Person

REF = "half-hour-for-one"
"""The challenge that is done with it."""
DAYS = 5  # to choose from: today, and the next working days


@dataclass(frozen=True)
class Standing:
    """How it stands since `decided_at`, and what there is to choose: `days` and `at` are proposed to reserve one on."""

    stands: Stands
    day: date
    begins_at: datetime | None
    ends_at: datetime | None
    about: str
    decided_at: datetime | None
    days: Sequence[date]
    at: str
    ref: str = REF


def standing_of(session: Session, person: Person, now: datetime) -> Standing:
    """The one that runs, is just over, or comes next; after that, whether one was done today."""
    today = game_day(now, person.team.zone)
    rows = session.scalars(
        select(HalfHour).where(HalfHour.person_id == person.id, HalfHour.day >= today).order_by(HalfHour.day)
    ).all()
    done = session.scalar(_done_on(person, today))
    found = [(_stands(row, done, now), row) for row in rows]
    how, row = next(((how, row) for how, row in found if how not in {Stands.NONE, Stands.DONE}), (Stands.NONE, None))
    if row is None and any(how is Stands.DONE for how, _ in found):
        how = Stands.DONE
    begins = row.begins_at if row else None
    changes = [*(moment for one in rows for moment in (one.decided_at, one.started_at)), done]
    local = now.astimezone(ZoneInfo(person.team.zone))
    return Standing(
        stands=how,
        day=row.day if row else today,
        begins_at=begins,
        ends_at=begins + LENGTH if begins else None,
        about=row.about if row else "",
        decided_at=max((moment for moment in changes if moment), default=None),
        days=[today, *person.week.coming(today, DAYS - 1)],
        at=proposed(local.hour * 60 + local.minute),
    )


class Clock(NamedTuple):
    """What Today says of a half hour: how it stands, and the moment that goes with it."""

    stands: Stands
    begins_at: datetime
    ends_at: datetime


def clock_of(session: Session, person: Person, day: date, now: datetime) -> Clock | None:
    """The half hour of `day` that is kept free, runs or is just over; one small query, or two where there is one."""
    row = reserved_on(session, person, day)
    if row is None or row.begins_at is None:
        return None
    how = _stands(row, session.scalar(_done_on(person, day)), now)
    if how in {Stands.NONE, Stands.DONE}:
        return None
    return Clock(how, row.begins_at, row.begins_at + LENGTH)


def _done_on(person: Person, day: date) -> Select[datetime]:
    return (
        select(Completion.occurred_at)
        .where(Completion.person_id == person.id, Completion.ref == REF, Completion.local_day == day)
        .order_by(Completion.occurred_at.desc())
        .limit(1)
    )


def _stands(row: HalfHour, done: datetime | None, now: datetime) -> Stands:
    is_done = done is not None and row.begins_at is not None and row.is_started and done >= row.begins_at
    return stands(row.begins_at, is_started=row.is_started, is_done=is_done, now=now)


def reserved_on(session: Session, person: Person, day: date) -> HalfHour | None:
    """The half hour of a day, if it was not let go."""
    row = session.get(HalfHour, (person.id, day))
    return row if row is not None and row.begins_at is not None else None


def waiting_on(session: Session, people: Sequence[int], day: date, *, is_started: bool) -> dict[int, HalfHour]:
    """By person, the half hours of a day that stand: those that began, or those that still have to."""
    rows = session.scalars(select(HalfHour).where(HalfHour.person_id.in_(people), HalfHour.day == day))
    return {row.person_id: row for row in rows if row.begins_at is not None and row.is_started is is_started}
