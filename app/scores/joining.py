"""The days of somebody who was known twice, as one: counted anew from the log, and the teams' days with them."""

from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.people.models import Organisation, Person
from app.scores.models import PersonDay
from app.scores.recount import Strokes, changes_of, fresh_rows
from app.scores.rules import COUNTERS
from app.scores.team_days import raise_team_day


def join_days(session: Session, person: Person, other_id: int) -> None:
    """Count the days of `person` anew, to whom the deeds of `other_id` belong by now; flushes.

    A day stays with the team that it was counted for; of a day that both had, with that of `person`.
    """
    rows = session.scalars(select(PersonDay).where(PersonDay.person_id.in_((person.id, other_id)))).all()
    rows = sorted(rows, key=lambda row: row.person_id == person.id)  # so that their own team is the last word
    for row in rows:
        raise_team_day(session, row.team_id, row.day, {name: -getattr(row, name) for name in COUNTERS})
    team_of = {(person.id, row.day): row.team_id for row in rows}
    purged = _purged(session, rows)
    session.execute(delete(PersonDay).where(PersonDay.person_id.in_((person.id, other_id))))
    session.expire_all()
    fresh = fresh_rows(person, changes_of(session, person), team_of, purged)
    if fresh:
        session.execute(insert(PersonDay), fresh)
    for counted in fresh:
        raise_team_day(session, counted["team_id"], counted["day"], {name: counted[name] for name in COUNTERS})
    session.flush()


def _purged(session: Session, rows: list[PersonDay]) -> dict[date, Strokes]:
    horizon = session.scalar(select(Organisation.strokes_purged_before).limit(1))
    found: dict[date, Strokes] = {}
    for row in rows:
        if horizon is not None and row.day < horizon and row.full_hours > 0:
            before = found.get(row.day, Strokes(0, 0))
            found[row.day] = Strokes(before.strokes + row.strokes, max(before.full_hours, row.full_hours))
    return found
