"""Who leads: whom something about a team is told to, when it is about one of those who lead it too."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.actions import team_members
from app.people.models import Person, Role


def leaders_beside(session: Session, team_id: int, without: Collection[int | None]) -> set[int]:
    """Who leads a team and is none of these; where nobody else in it leads, who leads every team."""
    there = {one.id for one in team_members(session, team_id) if one.has_role(Role.MANAGER)} - set(without)
    return there or leaders_of_all(session, without)


def leaders_of_all(session: Session, without: Collection[int | None]) -> set[int]:
    """Who leads every team and is none of these."""
    above = select(Person.id).where(Person.role.in_((Role.DIRECTOR, Role.ADMINISTRATOR)), Person.left_at.is_(None))
    return set(session.scalars(above)) - set(without)
