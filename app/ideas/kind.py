"""An idea for a challenge, as a deed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from marshmallow import EXCLUDE, Schema, fields, post_load, validate
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.challenges.drafting import COURAGE, MINUTES
from app.deeds.rows import team_row_of
from app.deeds.rules import Deed
from app.ideas.models import Idea, IdeaAnswer
from app.people.models import Person


class IdeaSchema(Schema):
    """A card as somebody would like to find it on their table."""

    class Meta:
        unknown = EXCLUDE

    title = fields.String(required=True, validate=validate.Length(1, 60))
    what = fields.String(required=True, validate=validate.Length(1, 200))
    why = fields.String(load_default="", validate=validate.Length(max=200))
    minutes = fields.Integer(load_default=10, validate=validate.OneOf(MINUTES))
    courage = fields.Integer(load_default=1, validate=validate.OneOf(COURAGE))

    @post_load
    def trimmed(self, data: dict[str, object], **_: object) -> dict[str, object]:
        """On one line, without the blanks around it."""
        return {key: " ".join(value.split()) if isinstance(value, str) else value for key, value in data.items()}


class IdeaKind:
    """Kept as a row of its own, for whoever leads the team."""

    name = "idea"
    payload = IdeaSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Blanks alone say nothing."""
        return {deed.id: "bad_payload" for deed in deeds if not (deed.payload["title"] and deed.payload["what"])}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row per idea."""
        session.execute(insert(Idea), [team_row_of(person, deed, **deed.payload) for deed in deeds])

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """It is no longer proposed; what was adopted already stays."""
        answered = select(IdeaAnswer.idea_id)
        ids = [deed.id for deed in deeds]
        session.execute(
            delete(Idea).where(Idea.person_id == person.id, Idea.deed_id.in_(ids), Idea.id.not_in(answered))
        )
