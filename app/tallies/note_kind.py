"""A note about a stroke as a deed: one tap after the stroke, or much later, or never."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.deeds import log
from app.deeds.rules import Deed
from app.people.models import Person
from app.tallies.consent import consents
from app.tallies.facets import NOTHING
from app.tallies.notes import TALLY, add_notes, forget_notes
from app.tallies.schemas import NoteSchema


class NoteKind:
    """Names nobody who does not want it: such a note is refused, so that the name is in no table and no log."""

    name = "note"
    payload = NoteSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Refused: a name of somebody of another team, or who had not agreed when the word fell, or does not now, and
        one's own; and a name at the table of a meeting. A stroke that comes later is looked at when it is counted
        (times_heard_from)."""
        naming = {deed.id: deed for deed in deeds if deed.payload.get("heard", NOTHING) != NOTHING}
        if not naming:
            return {}
        known = consents(session, person, {deed.payload["heard"] for deed in naming.values()})
        strokes = log.stored_deeds(session, person.id, {UUID(deed.payload["stroke"]) for deed in naming.values()})
        fell_at = {stroke.id: stroke.occurred_at for stroke in strokes}
        at_a_table = {stroke.id for stroke in strokes if stroke.kind != TALLY}
        return {
            deed.id: "not_named"
            for deed in naming.values()
            if (since := known.get(deed.payload["heard"])) is None
            or since > fell_at.get(UUID(deed.payload["stroke"]), deed.occurred_at)
            or UUID(deed.payload["stroke"]) in at_a_table
        }

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """Kept, unless the stroke itself is taken back."""
        notes = [(deed, UUID(deed.payload["stroke"])) for deed in deeds]
        gone = log.taken_back(session, person.id, {stroke for _, stroke in notes})
        add_notes(session, person, [(deed, stroke) for deed, stroke in notes if stroke not in gone])

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """What was said before stands again."""
        forget_notes(session, person, [deed.id for deed in deeds])
