"""A stroke in a meeting as a deed. It only counts through the meeting, so it is no tally; but it fills an hour."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from marshmallow import EXCLUDE, Schema, fields, post_load
from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.deeds.rules import NOTHING, Deed
from app.meetings.actions import seats_of, take_days
from app.meetings.models import MeetingStroke
from app.people.models import Person
from app.tallies.notes import forget_notes_about

MEETING_STROKE = "meeting_stroke"
TALLY = "tally"


class MeetingStrokeSchema(Schema):
    """`meeting` is its ref."""

    class Meta:
        unknown = EXCLUDE

    meeting = fields.UUID(required=True)

    @post_load
    def as_text(self, data: dict[str, UUID], **_: object) -> dict[str, str]:
        """As the log keeps it."""
        return {"meeting": str(data["meeting"])}


def meetings_of(deeds: Iterable[Deed]) -> set[UUID]:
    """The refs of the meetings in which these strokes were drawn."""
    return {UUID(deed.payload["meeting"]) for deed in deeds}


def heard_afterwards(session: Session, deeds: Sequence[Deed]) -> Mapping[UUID, Deed]:
    """Strokes on a pad that lay open long after its meeting was over: plain strokes of who drew them, by id.

    A meeting that ends right now is waited for: the strokes then settle its day anew.
    """
    over = {str(one.ref): one.last_heard_at for one in take_days(session, meetings_of(deeds))}
    return {
        deed.id: deed._replace(kind=TALLY, payload=NOTHING)
        for deed in deeds
        if deed.occurred_at > over[deed.payload["meeting"]]
    }


class MeetingStrokeKind:
    """Kept as a row, with the meeting that it fell in."""

    name = MEETING_STROKE
    payload = MeetingStrokeSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Refused: meetings in which this person does not sit, whether there is such a meeting or not."""
        seats = seats_of(session, person, meetings_of(deeds))
        return {deed.id: "unknown_meeting" for deed in deeds if UUID(deed.payload["meeting"]) not in seats}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row per stroke."""
        seats = seats_of(session, person, meetings_of(deeds))
        rows = [
            {
                "person_id": person.id,
                "deed_id": deed.id,
                "meeting_id": seats[UUID(deed.payload["meeting"])],
                "occurred_at": deed.occurred_at,
                "is_late": deed.is_late,
            }
            for deed in deeds
        ]
        session.execute(insert(MeetingStroke), rows)

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """They were not heard after all."""
        take_days(session, meetings_of(deeds))
        ids = [deed.id for deed in deeds]
        forget_notes_about(session, person, ids)
        session.execute(
            delete(MeetingStroke).where(MeetingStroke.person_id == person.id, MeetingStroke.deed_id.in_(ids))
        )
