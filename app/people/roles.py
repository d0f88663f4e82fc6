"""Saying who leads, and who administers."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.calendar.rules import game_day
from app.errors import Invalid, NotFound
from app.i18n import N_
from app.people.models import Person, Role, Team
from app.people.sessions import end_sessions

ROLES = {
    Role.EMPLOYEE: N_("employee"),
    Role.MANAGER: N_("manager"),
    Role.DIRECTOR: N_("director"),
    Role.ADMINISTRATOR: N_("administrator"),
}
"""What each role is called."""


def teams_with_sizes(session: Session) -> Sequence[tuple[Team, int]]:
    """All teams by name, each with how many people it has now; two queries."""
    teams = session.scalars(select(Team).order_by(Team.name)).all()
    people = select(Person.team_id, func.count()).where(Person.left_at.is_(None)).group_by(Person.team_id)
    sizes = dict(session.execute(people).all())
    return [(team, sizes.get(team.id, 0)) for team in teams]


def change_role(session: Session, person_id: int, role: Role, now: datetime) -> Person:
    """Give somebody a role. Their devices sign in anew, so that no session outlives what it was opened for.

    Flushes. Raises NotFound, and Invalid: last_administrator.
    """
    is_needed = is_last_administrator(session, person_id)
    person = session.get(Person, person_id, with_for_update={"of": Person}, populate_existing=True)
    if person is None or person.left_at is not None:
        raise NotFound
    if person.role == role:
        return person
    if is_needed:
        raise Invalid("last_administrator", field="role")
    note_leading(person, now)
    person.role = role
    end_sessions(session, person)
    session.flush()
    return person


def note_leading(person: Person, now: datetime) -> None:
    """Keep until when somebody led, before their role changes: what they did then stood by name beside their team."""
    if person.role != Role.EMPLOYEE:
        person.led_until = game_day(now, person.team.zone)


def led_since(day: date | ColumnElement[date] | InstrumentedAttribute[date]) -> ColumnElement[bool]:
    """Whether somebody leads, or did on `day` or later, for a query over people."""
    return or_(Person.role != Role.EMPLOYEE, Person.led_until.is_not(None) & (Person.led_until >= day))


def is_last_administrator(session: Session, person_id: int) -> bool:
    """Whether nobody could look after the organisation without this person.

    Locks all who administer: of two who step down at once, the second sees that the first did.
    """
    held = select(Person.id).where(Person.role == Role.ADMINISTRATOR, Person.left_at.is_(None)).order_by(Person.id)
    return session.scalars(held.with_for_update()).all() == [person_id]
