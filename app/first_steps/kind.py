"""A first step, and the answer to the question about it, as deeds."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from marshmallow import EXCLUDE, Schema, fields, post_load, validate
from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.deeds.rows import row_of
from app.deeds.rules import Deed
from app.first_steps.models import FirstStep, StepAnswer
from app.first_steps.rules import ANSWERS
from app.people.models import Person


class FirstStepSchema(Schema):
    """Only what is asked for; how and with whom help to begin."""

    class Meta:
        unknown = EXCLUDE

    what = fields.String(required=True, validate=validate.Length(1, 200))
    how = fields.String(load_default="", validate=validate.Length(max=200))
    with_whom = fields.String(load_default="", validate=validate.Length(max=120))

    @post_load
    def trimmed(self, data: dict[str, str], **_: object) -> dict[str, str]:
        """Without the blanks around it."""
        return {key: value.strip() for key, value in data.items()}


class StepAnswerSchema(Schema):
    """The step, by the id of its deed, and what became of it."""

    class Meta:
        unknown = EXCLUDE

    step = fields.UUID(required=True)
    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))

    @post_load
    def plain(self, data: dict[str, Any], **_: object) -> dict[str, str]:
        """As JSON again, because it is kept in the log as it was said."""
        return {"step": str(data["step"]), "answer": data["answer"]}


class FirstStepKind:
    """Kept as a row of its own."""

    name = "first_step"
    payload = FirstStepSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Blanks alone say nothing."""
        return {deed.id: "bad_payload" for deed in deeds if not deed.payload["what"]}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row per step."""
        session.execute(insert(FirstStep), [row_of(person, deed, **deed.payload) for deed in deeds])

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """It was not meant."""
        ids = [deed.id for deed in deeds]
        session.execute(delete(FirstStep).where(FirstStep.person_id == person.id, FirstStep.deed_id.in_(ids)))


class StepAnswerKind:
    """By moment of the tap, the latest stands. A step that nobody knows is no mistake: it may still be on its way."""

    name = "step_answer"
    payload = StepAnswerSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Nothing is refused."""
        return {}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """Keep the latest of each step."""
        for deed in deeds:
            row = upsert_into(session, StepAnswer).values(
                person_id=person.id,
                step=UUID(deed.payload["step"]),
                answer=deed.payload["answer"],
                local_day=deed.local_day,
                occurred_at=deed.occurred_at,
            )
            session.execute(
                row.on_conflict_do_update(
                    index_elements=["person_id", "step"],
                    set_={name: row.excluded[name] for name in ("answer", "local_day", "occurred_at")},
                    where=StepAnswer.occurred_at <= row.excluded.occurred_at,
                )
            )

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """Another answer takes its place, so there is nothing to take back."""
