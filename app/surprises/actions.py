"""Looking surprises up, for those who may see them."""

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.moderation.actions import is_shown
from app.people.models import Person
from app.surprises.models import Surprise


def is_seen_by(person: Person) -> ColumnElement[bool]:
    """Whether this person may see a surprise: it is on the wall of their team, and nobody took it off."""
    return (Surprise.team_id == person.team_id) & is_shown("surprise", Surprise.id)


def owners_of_surprises(session: Session, person: Person, ids: Iterable[int]) -> Mapping[int, int]:
    """Who made these surprises, of those on this person's wall, or on one of a former team of theirs."""
    on_walls = Surprise.team_id.in_(person.team_ids) & is_shown("surprise", Surprise.id)
    rows = session.execute(select(Surprise.id, Surprise.person_id).where(Surprise.id.in_(list(ids)), on_walls))
    return dict(rows.all())
