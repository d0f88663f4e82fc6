"""The half hour that a person has to do with now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.challenges.models import Completion
from app.deeds.rules import BACKDATING
from app.half_hours.models import HalfHour
from app.half_hours.rules import LENGTH, Stands, is_asked, proposed, stands
from app.people.models import Person

REF = "half-hour-for-one"
"""The challenge that is done with it."""
_AHEAD = {Stands.WAITS, Stands.RUNS, Stands.OVER}
DAYS = 5  # to choose from: today, and the next working days


@dataclass(frozen=True)
class Standing:
    """How it stands since `decided_at`, and what there is to choose: `days` are proposed to reserve one on.

    `minute`: of the wall clock now.
    """

    stands: Stands
    day: date
    begins_at: datetime | None
    ends_at: datetime | None
    about: str
    decided_at: datetime | None
    days: Sequence[date]
    minute: int
    ref: str = REF

    def at(self, works: tuple[int, int]) -> str:
        """The time that is proposed to who works from and until these minutes."""
        return proposed(self.minute, works)


def standing_of(session: Session, person: Person, now: datetime) -> Standing:
    """The one that runs, is just over, or comes next; else the last if it is asked about, or one done today."""
    today = game_day(now, person.team.zone)
    rows = _since(session, person, today)
    done = _done_since(session, person, today)
    found = [(_stands(row, done.get(row.day), today, now), row) for row in rows]
    how, row = next(((how, row) for how, row in found if how in _AHEAD), (Stands.NONE, None))
    if row is None and found and _is_asked(*found[-1], person, today, now):
        how, row = found[-1]
    if row is None and any(how is Stands.DONE and one.day == today for how, one in found):
        how = Stands.DONE
    begins = row.begins_at if row else None
    local = now.astimezone(ZoneInfo(person.team.zone))
    return Standing(
        stands=how,
        day=row.day if row else today,
        begins_at=begins,
        ends_at=begins + LENGTH if begins else None,
        about=row.about if row else "",
        decided_at=_changed(rows, done),
        days=[today, *person.week.coming(today, DAYS - 1)],
        minute=local.hour * 60 + local.minute,
    )


class Clock(NamedTuple):
    """What Today says of a half hour: how it stands since `decided_at`, and the moment that goes with it.

    Where there is none to say anything of, only that and since when: a phone that knows of a newer one asks about it.
    """

    stands: Stands
    day: date
    decided_at: datetime | None
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    about: str = ""
    ref: str = REF


def clock_of(session: Session, person: Person, day: date, now: datetime) -> Clock:
    """The half hour of `day` that is kept free, runs or is just over, or else the last: it may yet be asked about.

    One small query, or two where there is one.
    """
    rows = _since(session, person, day)
    done = _done_since(session, person, day) if rows else {}
    none = Clock(Stands.NONE, day, _changed(rows, done))
    row = next((row for row in reversed(rows) if row.day <= day), None)
    if row is None or row.begins_at is None or (row.day < day and row is not rows[-1]):
        return none
    how = _stands(row, done.get(row.day), game_day(now, person.team.zone), now)
    is_shown = _is_asked(how, row, person, day, now) and row is rows[-1] if how is Stands.MISSED else how in _AHEAD
    changed = max(row.decided_at, row.started_at or row.decided_at)
    return Clock(how, row.day, changed, row.begins_at, row.begins_at + LENGTH, row.about) if is_shown else none


def _changed(rows: Sequence[HalfHour], done: Mapping[date, datetime]) -> datetime | None:
    """When the last of these was decided, begun or done."""
    changes = [*(moment for row in rows for moment in (row.decided_at, row.started_at)), *done.values()]
    return max((moment for moment in changes if moment), default=None)


def _since(session: Session, person: Person, day: date) -> Sequence[HalfHour]:
    """From the earliest that `day` could still ask about, by day."""
    since = HalfHour.day >= day - BACKDATING
    return session.scalars(select(HalfHour).where(HalfHour.person_id == person.id, since).order_by(HalfHour.day)).all()


def _done_since(session: Session, person: Person, day: date) -> dict[date, datetime]:
    """When the challenge of the half hour was last done on each of those days."""
    mine = (Completion.person_id == person.id, Completion.ref == REF, Completion.local_day >= day - BACKDATING)
    last = select(Completion.local_day, func.max(Completion.occurred_at)).where(*mine).group_by(Completion.local_day)
    return {row[0]: row[1] for row in session.execute(last)}


def _stands(row: HalfHour, done: datetime | None, today: date, now: datetime) -> Stands:
    is_done = done is not None and row.begins_at is not None and done >= row.begins_at
    how = stands(row.begins_at, is_started=row.is_started, is_done=is_done, now=now)
    return Stands.MISSED if how is Stands.OVER and row.day < today else how


def _is_asked(how: Stands, row: HalfHour, person: Person, day: date, now: datetime) -> bool:
    if how is not Stands.MISSED or row.begins_at is None:
        return False
    return is_asked(row.begins_at, row.not_yet_on, person.week, day, now)


def reserved_on(session: Session, person: Person, day: date) -> HalfHour | None:
    """The half hour of a day, if it was not let go."""
    row = session.get(HalfHour, (person.id, day))
    return row if row is not None and row.begins_at is not None else None


def waiting_on(session: Session, people: Sequence[int], day: date, *, is_started: bool) -> dict[int, HalfHour]:
    """By person, the half hours of a day that stand: those that began, or those that still have to."""
    rows = session.scalars(select(HalfHour).where(HalfHour.person_id.in_(people), HalfHour.day == day))
    return {row.person_id: row for row in rows if row.begins_at is not None and row.is_started is is_started}
