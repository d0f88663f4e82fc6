"""Keeping moments, and taking those that are due.

1. `put` adds rows and asks for one job at each minute in which something is due, so nobody looks in vain.
2. `take_due` takes some of what is due and marks it as told, in the transaction that tells it: both, or neither. Two
   workers at the same minute share the rows.
3. A job that dies strands nothing: the next one takes everything that is due, also from before.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.jobs.actions import enqueue
from app.moments.models import Moment, PlannedDay
from app.moments.rules import on_the_minute
from app.periods import MOMENTS

FIRE = "moments.fire"
"""The kind of job that tells what is due."""

_MOMENT = cast(Table, Moment.__table__)
_COLUMNS = [column.name for column in _MOMENT.c]
_AS_COLUMNS = func.unnest(
    *(bindparam(column.name, type_=postgresql.ARRAY(column.type)) for column in _MOMENT.c)
).table_valued(*_COLUMNS)
_AS_ROWS = select(_AS_COLUMNS.render_derived())
_MARK = (
    update(_MOMENT)
    .where(
        _MOMENT.c.person_id == bindparam("of"), _MOMENT.c.kind == bindparam("what"), _MOMENT.c.day == bindparam("on")
    )
    .values(told_at=bindparam("now"))
)


class Due(NamedTuple):
    """A moment that has come, or will."""

    person_id: int
    kind: str
    day: date
    due_at: datetime


def put(
    session: Session,
    moments: Iterable[Due],
    now: datetime,
    *,
    moves: bool = False,
    asked: set[datetime] | None = None,
) -> None:
    """Keep these moments, each on its whole minute; inside `write()`.

    One that is known already stays as it is, told or not; with `moves` it waits anew, for the moment given. Who comes
    again and again hands over a set of the minutes `asked` for: for those no job is asked for twice.
    """
    rows: list[dict[str, Any]] = [
        {**one._asdict(), "due_at": on_the_minute(one.due_at), "told_at": None} for one in moments
    ]
    if not rows:
        return
    new, values = _addition(session, rows)
    known = ["person_id", "kind", "day"]
    if moves:
        new = new.on_conflict_do_update(index_elements=known, set_={"due_at": new.excluded.due_at, "told_at": None})
    else:
        new = new.on_conflict_do_nothing(index_elements=known)
    session.connection().execute(new, values)  # no objects are made of 100,000 rows
    asked = set() if asked is None else asked
    for minute in sorted({row["due_at"] for row in rows} - asked):
        enqueue(session, FIRE, {}, key=minute.isoformat() if minute > now else None, run_at=minute, now=now)
        asked.add(minute)


def _addition(session: Session, rows: list[dict[str, Any]]) -> tuple[postgresql.Insert | sqlite.Insert, Any]:
    """The INSERT of these rows, and what it is run with: on PostgreSQL one statement, whose rows come as columns."""
    new = upsert_into(session, Moment)
    if session.get_bind().dialect.name != "postgresql":
        return new, rows
    columns = {name: [row[name] for row in rows] for name in _COLUMNS}
    return new.from_select(list(_COLUMNS), _AS_ROWS), columns


def take_due(session: Session, now: datetime, most: int) -> Sequence[Due]:
    """At most `most` of what is due, the oldest first, marked as told; inside `write()`."""
    due = (
        select(Moment.person_id, Moment.kind, Moment.day, Moment.due_at)
        .where(Moment.told_at.is_(None), Moment.due_at <= now)
        .order_by(Moment.due_at, Moment.person_id, Moment.kind)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    found = [Due(*row) for row in session.execute(due)]
    if found:
        marks = [{"of": one.person_id, "what": one.kind, "on": one.day, "now": now} for one in found]
        session.connection().execute(_MARK, marks)
    return found


def days_waiting(session: Session, person_ids: Collection[int], kind: str) -> Sequence[tuple[int, date]]:
    """Of which of these people something of a kind is still to be heard, each with the day of it."""
    waiting = select(Moment.person_id, Moment.day).where(Moment.kind == kind, Moment.told_at.is_(None))
    return [(row.person_id, row.day) for row in session.execute(waiting.where(Moment.person_id.in_(person_ids)))]


def withdraw(session: Session, person_ids: Collection[int], kinds: Collection[str]) -> None:
    """Take back what these people have not yet heard of these kinds."""
    session.execute(
        delete(Moment).where(Moment.person_id.in_(person_ids), Moment.kind.in_(kinds), Moment.told_at.is_(None))
    )


def forget_old(session: Session, now: datetime) -> None:
    """Remove what was told, or would have been, days ago; nobody plans those days any more."""
    session.execute(delete(Moment).where(Moment.day < now.date() - MOMENTS, Moment.due_at < now - MOMENTS))
    session.execute(delete(PlannedDay).where(PlannedDay.day < now.date() - MOMENTS))
