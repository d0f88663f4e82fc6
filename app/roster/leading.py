"""Giving somebody a role, with what that ends: nobody has a friendly week with who leads them (decision 57)."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.friendly.actions import end_where_one_leads
from app.people.models import Person, Role
from app.people.roles import change_role


def give_role(session: Session, person_id: int, role: Role, now: datetime) -> Person:
    """`change_role`, by hand and by import; inside `write()`. Raises as that does."""
    person = change_role(session, person_id, role, now)
    end_where_one_leads(session, person, now)
    return person
