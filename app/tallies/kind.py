"""The tally as a deed: one stroke. The log of deeds is all that it needs to be kept in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from marshmallow import EXCLUDE, Schema
from sqlalchemy.orm import Session

from app.deeds.rules import Deed
from app.people.models import Person


class TallySchema(Schema):
    """A stroke says nothing more yet."""

    class Meta:
        unknown = EXCLUDE


class TallyKind:
    """One stroke, counted and nothing else."""

    name = "tally"
    payload = TallySchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """A stroke is never refused."""
        return {}

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """Nothing beside the log: counting is the scores' work."""

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """Nothing to forget."""
