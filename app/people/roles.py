"""Saying who leads, and who administers."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.calendar.rules import game_day
from app.errors import Invalid, NotFound
from app.holding import hold
from app.i18n import N_
from app.people.models import Person, Role, Team
from app.people.sessions import end_sessions
from app.people.team_names import in_order

ROLES = {
    Role.EMPLOYEE: N_("employee"),
    Role.MANAGER: N_("manager"),
    Role.DIRECTOR: N_("director"),
    Role.ADMINISTRATOR: N_("administrator"),
}
"""What each role is called."""


def teams_with_sizes(session: Session) -> Sequence[tuple[Team, int]]:
    """All teams by name, each with how many people it has now; two queries."""
    teams = in_order(session.scalars(select(Team)))
    people = select(Person.team_id, func.count()).where(Person.left_at.is_(None)).group_by(Person.team_id)
    sizes = dict(session.execute(people).all())
    return [(team, sizes.get(team.id, 0)) for team in teams]


def change_role(session: Session, person_id: int, role: Role, now: datetime) -> Person:
    """Give somebody a role. Their devices sign in anew, so that no session outlives what it was opened for.

    Flushes. Raises NotFound, and Invalid: last_administrator.
    """
    is_needed = is_last_administrator(session, person_id)
    person = hold(session, Person, person_id)
    if person is None or person.left_at is not None:
        raise NotFound
    if person.role == role:
        return person
    if is_needed:
        raise Invalid("last_administrator", field="role")
    note_leading(person, now)
    if person.role == Role.EMPLOYEE:
        lead_from_tomorrow(person, now)
    person.role = role
    end_sessions(session, person)
    session.flush()
    return person


def note_leading(person: Person, now: datetime) -> None:
    """Keep until when somebody led, before their role changes: what they did then stood by name beside their team."""
    if person.role != Role.EMPLOYEE:
        person.led_until = game_day(now, person.team.zone)


def lead_from_tomorrow(person: Person, now: datetime) -> None:
    """Let what somebody does be seen from the next day on: until then they were a colleague among others."""
    person.led_from = game_day(now, person.team.zone) + timedelta(days=1)


Day = date | ColumnElement[date] | InstrumentedAttribute[date]


def led_in(first: Day, last: Day) -> ColumnElement[bool]:
    """Whether somebody led on one of these days, for a query over people; of who leads no more all before counts."""
    leads = and_(Person.role != Role.EMPLOYEE, or_(Person.led_from.is_(None), Person.led_from <= last))
    return or_(leads, Person.led_until.is_not(None) & (Person.led_until >= first))


def is_last_administrator(session: Session, person_id: int) -> bool:
    """Whether nobody could look after the organisation without this person.

    Locks all who administer: of two who step down at once, the second sees that the first did.
    """
    held = select(Person.id).where(Person.role == Role.ADMINISTRATOR, Person.left_at.is_(None)).order_by(Person.id)
    return session.scalars(held.with_for_update()).all() == [person_id]


def has_directors(session: Session) -> bool:
    """Whether somebody directs; else what is told to directors is told to the administrators."""
    found = select(Person.id).where(Person.role == Role.DIRECTOR, Person.left_at.is_(None)).limit(1)
    return session.scalar(found) is not None
