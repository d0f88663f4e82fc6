"""The surprise as a deed."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from marshmallow import EXCLUDE, Schema, fields, post_load, pre_load, validate
from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.deeds.rules import Deed
from app.people.models import Person
from app.surprises.models import Surprise

LANDED = ("delighted", "glad", "quiet")
_NEW_LINE = re.compile("\r\n?")


class SurpriseSchema(Schema):
    """What, for whom in free words, and how it landed; only the first is asked."""

    class Meta:
        unknown = EXCLUDE

    what = fields.String(required=True, validate=validate.Length(1, 500))
    for_whom = fields.String(load_default="", validate=validate.Length(max=120))
    landed = fields.String(load_default="", validate=validate.OneOf(("", *LANDED)))

    @pre_load
    def one_kind_of_line(self, data: Any, **_: object) -> Any:
        """A line ends in one character, as on the phone: a browser posts two, and would count them twice."""
        if not isinstance(data, dict):
            return data
        return {key: _NEW_LINE.sub("\n", value) if isinstance(value, str) else value for key, value in data.items()}

    @post_load
    def trimmed(self, data: dict[str, str], **_: object) -> dict[str, str]:
        """Without the blanks around it."""
        return {key: value.strip() for key, value in data.items()}


class SurpriseKind:
    """Kept as a row of its own, for the wall."""

    name = "surprise"
    payload = SurpriseSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Blanks alone say nothing."""
        return {deed.id: "bad_payload" for deed in deeds if not deed.payload["what"]}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row per surprise."""
        session.execute(
            insert(Surprise),
            [
                {
                    "person_id": person.id,
                    "deed_id": deed.id,
                    "team_id": person.team_id,
                    "local_day": deed.local_day,
                    "occurred_at": deed.occurred_at,
                    **deed.payload,
                }
                for deed in deeds
            ],
        )

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """It leaves the wall."""
        session.execute(
            delete(Surprise).where(Surprise.person_id == person.id, Surprise.deed_id.in_([deed.id for deed in deeds]))
        )
