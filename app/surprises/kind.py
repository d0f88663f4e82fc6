"""The surprise as a deed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from marshmallow import fields, validate
from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.deeds.rows import team_row_of
from app.deeds.rules import Deed
from app.deeds.schemas import WrittenSchema
from app.people.models import Person
from app.surprises.models import Surprise

LANDED = ("delighted", "glad", "quiet")


class SurpriseSchema(WrittenSchema):
    """What, for whom in free words, and how it landed; only the first is asked."""

    what = fields.String(required=True, validate=validate.Length(1, 500))
    for_whom = fields.String(load_default="", validate=validate.Length(max=120))
    landed = fields.String(load_default="", validate=validate.OneOf(("", *LANDED)))
    photo = fields.Boolean()
    """Whether a photo follows, which the phone sends apart; left out it says nothing, as it always did."""


class SurpriseKind:
    """Kept as a row of its own, for the wall."""

    name = "surprise"
    payload = SurpriseSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Blanks alone say nothing."""
        return {deed.id: "bad_payload" for deed in deeds if not deed.payload["what"]}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row per surprise."""
        session.execute(insert(Surprise), [_row(person, deed) for deed in deeds])

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """It leaves the wall."""
        session.execute(
            delete(Surprise).where(Surprise.person_id == person.id, Surprise.deed_id.in_([deed.id for deed in deeds]))
        )


def _row(person: Person, deed: Deed) -> dict[str, Any]:
    said = {name: deed.payload[name] for name in ("what", "for_whom", "landed")}
    return team_row_of(person, deed, **said, has_photo=bool(deed.payload.get("photo")))
