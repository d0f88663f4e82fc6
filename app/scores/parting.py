"""What stays of somebody who is erased: what they added to their team's days, as sums that name nobody."""

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.scores.models import ErasedDay, PersonDay
from app.scores.rules import POINTS

COUNTERS = (*POINTS, "points")


def leave_to_team(session: Session, person_id: int) -> None:
    """Move a person's counters into the team's own; the team's day stays what it was. Flushes."""
    own = select(PersonDay.team_id, PersonDay.day, *(getattr(PersonDay, name) for name in COUNTERS))
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert(ErasedDay)
    session.execute(
        insert.from_select(
            ["team_id", "day", *COUNTERS], own.where(PersonDay.person_id == person_id)
        ).on_conflict_do_update(
            index_elements=["team_id", "day"],
            set_={name: getattr(ErasedDay, name) + insert.excluded[name] for name in COUNTERS},
        )
    )
    session.execute(delete(PersonDay).where(PersonDay.person_id == person_id))
