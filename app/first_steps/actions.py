"""Looking up one's own first steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Date, Table, bindparam, select
from sqlalchemy.orm import Session

from app.first_steps.models import FirstStep, StepAnswer
from app.first_steps.rules import REMEMBERED, is_asked
from app.people.models import Person

SHOWN = 12

_STEP, _ANSWER = cast(Table, FirstStep.__table__), cast(Table, StepAnswer.__table__)
_BOTH = (
    select(_STEP.c.deed_id, _STEP.c.what, _STEP.c.how, _STEP.c.with_whom, _STEP.c.local_day)
    .add_columns(_ANSWER.c.answer, _ANSWER.c.local_day.label("answered_on"))
    .select_from(
        _STEP.outerjoin(_ANSWER, (_ANSWER.c.person_id == _STEP.c.person_id) & (_ANSWER.c.step == _STEP.c.deed_id))
    )
    .where(_STEP.c.person_id == bindparam("person"))
)
_LATELY = _BOTH.where(
    _STEP.c.local_day >= bindparam("since", type_=Date), _STEP.c.local_day < bindparam("day", type_=Date)
).order_by(_STEP.c.id)
_NEWEST = _BOTH.order_by(_STEP.c.id.desc()).limit(SHOWN)


@dataclass(frozen=True)
class Step:
    """One first step and what became of it, None where nothing was said."""

    deed_id: UUID
    what: str
    how: str
    with_whom: str
    day: date
    answer: str | None
    answered_on: date | None


def step_to_ask(session: Session, person: Person, day: date) -> Step | None:
    """The oldest step that is asked about on `day`."""
    return next(iter(steps_to_ask(session, person, day)), None)


def steps_to_ask(session: Session, person: Person, day: date) -> Sequence[Step]:
    """Every step that is asked about on `day`, in one query."""
    asked: dict[str, Any] = {"person": person.id, "day": day, "since": day - REMEMBERED}
    steps = [Step(*row) for row in session.connection().execute(_LATELY, asked)]
    return [step for step in steps if is_asked(step.day, step.answer, step.answered_on, person.week, day)]


def steps_of(session: Session, person: Person) -> Sequence[Step]:
    """The newest of somebody's steps."""
    return [Step(*row) for row in session.connection().execute(_NEWEST, {"person": person.id})]
