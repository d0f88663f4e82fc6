"""What stays of somebody who is erased: what they added to their team's days, as sums that name nobody."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.scores.models import ErasedDay, PersonDay
from app.scores.rules import COUNTERS


def leave_to_team(session: Session, person_id: int) -> None:
    """Move a person's counters into the team's own; the team's day stays what it was. Flushes."""
    own = select(PersonDay.team_id, PersonDay.day, *(getattr(PersonDay, name) for name in COUNTERS))
    row = upsert_into(session, ErasedDay)
    session.execute(
        row.from_select(
            ["team_id", "day", *COUNTERS], own.where(PersonDay.person_id == person_id)
        ).on_conflict_do_update(
            index_elements=["team_id", "day"],
            set_={name: getattr(ErasedDay, name) + row.excluded[name] for name in COUNTERS},
        )
    )
    session.execute(delete(PersonDay).where(PersonDay.person_id == person_id))
