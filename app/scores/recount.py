"""Counting everything anew from the log of deeds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import delete, func, insert, select, union_all
from sqlalchemy.orm import Session

from app.deeds import log
from app.people.models import Organisation, Person
from app.scores.actions import alone_among, row_of
from app.scores.meetings import count_meetings_anew
from app.scores.models import ErasedDay, PersonDay, TeamDay
from app.scores.rules import COUNTERS, DayChange, changes


def rebuild(session: Session) -> int:
    """Count everything anew from the log; answers how many person-days there are. Flushes."""
    team_of = {
        (row.person_id, row.day): row.team_id
        for row in session.execute(select(PersonDay.person_id, PersonDay.day, PersonDay.team_id))
    }
    purged = _purged_strokes(session)
    session.execute(delete(PersonDay))
    session.execute(delete(TeamDay))
    session.expire_all()
    for person in session.scalars(select(Person)).all():
        rows = fresh_rows(person, changes_of(session, person), team_of, purged.get(person.id, {}))
        if rows:
            session.execute(insert(PersonDay), rows)
    columns = ("team_id", "day", *COUNTERS)
    parts = union_all(
        *(select(*(getattr(rows, name) for name in columns)) for rows in (PersonDay, ErasedDay))
    ).subquery()
    totals = select(parts.c.team_id, parts.c.day, *(func.sum(parts.c[name]) for name in COUNTERS))
    session.execute(insert(TeamDay).from_select(columns, totals.group_by(parts.c.team_id, parts.c.day)))
    count_meetings_anew(session)
    return session.scalar(select(func.count()).select_from(PersonDay)) or 0


def changes_of(session: Session, person: Person) -> Mapping[date, DayChange]:
    """What all that counts of a person means for their days."""
    deeds = log.scored_deeds(session, person.id)
    return changes(deeds, (), alone_among(session, person.id, deeds))


class Strokes(NamedTuple):
    """What is left of a day's strokes when they themselves are gone."""

    strokes: int
    full_hours: int


def _purged_strokes(session: Session) -> dict[int, dict[date, Strokes]]:
    """By person and day: what the log does not know any more (privacy.retention)."""
    horizon = session.scalar(select(Organisation.strokes_purged_before).limit(1))
    found: dict[int, dict[date, Strokes]] = {}
    if horizon is not None:
        rows = select(PersonDay.person_id, PersonDay.day, PersonDay.strokes, PersonDay.full_hours)
        for person, day, *left in session.execute(rows.where(PersonDay.day < horizon, PersonDay.full_hours > 0)):
            found.setdefault(person, {})[day] = Strokes(*left)
    return found


def fresh_rows(
    person: Person,
    by_day: Mapping[date, DayChange],
    team_of: Mapping[tuple[int, date], int],
    purged: Mapping[date, Strokes],
) -> Sequence[dict[str, Any]]:
    """The counters of each day of a person, each with the team that it was counted for."""
    rows = []
    for day in by_day.keys() | purged.keys():
        change, team = by_day.get(day, DayChange()), team_of.get((person.id, day)) or person.team_on(day)
        if (left := purged.get(day)) is None:
            rows.append(row_of(person, day, team, change.counts, change.hours))
        else:
            counts = change.counts | Counter({"strokes": left.strokes})
            rows.append({**row_of(person, day, team, counts, {}), "full_hours": left.full_hours})
    return rows
