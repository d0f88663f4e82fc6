"""Looking surprises up, for those who may see them."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.models import Person
from app.surprises.models import Surprise


def owners_of_surprises(session: Session, person: Person, ids: Iterable[int]) -> Mapping[int, int]:
    """Who made these surprises, of those on this person's wall."""
    rows = session.execute(
        select(Surprise.id, Surprise.person_id).where(Surprise.id.in_(list(ids)), Surprise.team_id.in_(person.team_ids))
    )
    return dict(rows.all())
