"""Who may be tried out in the demo. Visitors move, merge and take leave of the very people whose place others take."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session, aliased

from app.demo.personas import STAR
from app.demo.texts import figures
from app.people.models import Person, Role
from app.people.names import fold_name


@dataclass(frozen=True, slots=True)
class Cast:
    """The three people whose place a visitor can take."""

    employee: Person
    manager: Person
    administrator: Person


def cast(session: Session) -> Cast:
    """Whose place a visitor of the demo can take; there has to be a demo organisation.

    The employee is the star of the story while that is a colleague among others, else somebody who has a manager; the
    manager is theirs, else any. Where nobody is left in a place it is that of who administers: there is always one.
    """
    star = fold_name(next(figure for figure in figures() if figure.persona == STAR).name)
    administrator = session.scalars(_first(Role.ADMINISTRATOR)).one()
    boss = aliased(Person)
    is_led = exists().where(boss.team_id == Person.team_id, boss.role == Role.MANAGER, boss.left_at.is_(None))
    employee = session.scalar(_first(Role.EMPLOYEE, Person.sign_in_name == star, is_led)) or administrator
    manager = session.scalar(_first(Role.MANAGER, Person.team_id == employee.team_id)) or administrator
    return Cast(employee, manager, administrator)


def _first(role: Role, *rather: ColumnElement[bool]) -> Select[Person]:
    """Who is there in this role: whoever fits what is asked for first, then second."""
    there = select(Person).where(Person.role == role, Person.left_at.is_(None))
    return there.order_by(*(wish.desc() for wish in rather), Person.id).limit(1)
