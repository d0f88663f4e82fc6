"""The tally as a deed: one stroke. The log of deeds is all that it needs to be kept in, but for what it carries."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.deeds.rules import Deed
from app.people.models import Person
from app.tallies.notes import add_notes, forget_notes_about
from app.tallies.schemas import TallySchema


class TallyKind:
    """One stroke, counted and nothing else; most carry nothing."""

    name = "tally"
    payload = TallySchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """A stroke is never refused."""
        return {}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """What it carries; counting is the scores' work."""
        add_notes(session, person, [(deed, deed.id) for deed in deeds if deed.payload])

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """Whatever was said about it goes with it."""
        forget_notes_about(session, person, [deed.id for deed in deeds])
