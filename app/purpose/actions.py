"""Keeping somebody's own words, and walking through a first visit."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

from sqlalchemy import BindParameter, Table, bindparam, select
from sqlalchemy.orm import Session

from app.people.models import Person
from app.purpose.models import FirstVisit, Purpose
from app.purpose.rules import STEPS, comes_back

LONGEST = 280

_WORDS, _VISIT = cast(Table, Purpose.__table__).c, cast(Table, FirstVisit.__table__).c
_ASKED: BindParameter[int] = bindparam("person")
_OWN_WORDS = select(_WORDS.why, _WORDS.impact).where(_WORDS.person_id == _ASKED)
_OPEN = select(_VISIT.step).where(_VISIT.person_id == _ASKED, _VISIT.finished_at.is_(None))


def purpose_of(session: Session, person: Person) -> Purpose | None:
    """What this person wrote down."""
    return session.get(Purpose, person.id)


def keep_purpose(session: Session, person: Person, now: datetime, **words: str) -> None:
    """Keep `why`, `impact` or both; inside `write()`."""
    row = session.get(Purpose, person.id)
    if row is None:
        row = Purpose(person_id=person.id, why="", impact="", changed_at=now)
        session.add(row)
    for name, text in words.items():
        setattr(row, name, " ".join(text.split())[:LONGEST])
    row.changed_at = now
    _note_change(session, person)


def words_of_the_day(session: Session, person: Person, day: date) -> str:
    """The own sentence that comes back on `day`; none on most days."""
    row = session.connection().execute(_OWN_WORDS, {"person": person.id}).first()
    sentences = [text for text in row or () if text]
    number = comes_back(str(person.account), day, len(sentences))
    return "" if number is None else sentences[number]


def visit_of(session: Session, person: Person) -> FirstVisit | None:
    """How far this person's first visit came."""
    return session.get(FirstVisit, person.id)


def is_visit_open(session: Session, person: Person) -> bool:
    """Whether a first visit was begun and not finished."""
    return session.connection().execute(_OPEN, {"person": person.id}).first() is not None


def go_on(session: Session, person: Person, number: int, now: datetime) -> str | None:
    """Note that this step (by its number) is next, and answer it; None when all are done. Inside `write()`."""
    row = session.get(FirstVisit, person.id)
    if row is None:
        row = FirstVisit(person_id=person.id, step=0, began_at=now)
        session.add(row)
    row.step = min(number, len(STEPS))
    if row.step == len(STEPS):
        row.finished_at = row.finished_at or now
    _note_change(session, person)
    return step_at(row.step)


def step_at(number: int) -> str | None:
    """The name of a step by its number."""
    steps: Sequence[str] = STEPS
    return steps[number] if number < len(steps) else None


def _note_change(session: Session, person: Person) -> None:
    session.get_one(Person, person.id).revision = Person.revision + 1  # Today shows something else now
    session.flush()
