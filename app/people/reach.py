"""Whom somebody looks after: a manager the own team, a director all teams, the administrator everything."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.errors import Forbidden, NotFound
from app.holding import held
from app.people.models import Person, Role

_ORDER = list(Role)

GONE = "left"
"""How the sign-in name of who left begins, so that a newcomer may have the name."""


def is_led_by(actor: Person, team_id: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Whether this person leads a team, for a query over what belongs to teams; `team_id` is the column of theirs."""
    if not actor.has_role(Role.MANAGER):
        return false()
    return team_id.is_not(None) if actor.has_role(Role.DIRECTOR) else team_id == actor.team_id


def led_among(actor: Person, teams: Iterable[int]) -> frozenset[int]:
    """Those of these teams that this person leads."""
    if not actor.has_role(Role.MANAGER):
        return frozenset()
    return frozenset(teams) if actor.has_role(Role.DIRECTOR) else frozenset(teams) & {actor.team_id}


def are_led_by(actor: Person) -> ColumnElement[bool]:
    """Those below this person in the teams that they lead, for a query over people."""
    below = _ORDER[: _ORDER.index(Role(actor.role))]
    return and_(is_led_by(actor, Person.team_id), Person.role.in_(below))


def lead(person: Person) -> ColumnElement[bool]:
    """Those who lead this person, for a query over people: `are_led_by`, from the other side."""
    above = _ORDER[_ORDER.index(Role(person.role)) + 1 :]
    is_everywhere = Person.role.in_(_ORDER[_ORDER.index(Role.DIRECTOR) :])
    return and_(Person.role.in_(above), or_(is_everywhere, Person.team_id == person.team_id))


def leads(actor: Person, other: Person) -> bool:
    """`are_led_by`, for two people at hand."""
    is_above = _ORDER.index(Role(actor.role)) > _ORDER.index(Role(other.role))
    return is_above and bool(led_among(actor, {other.team_id}))


def is_within_reach(actor: Person) -> ColumnElement[bool]:
    """Whom this person looks after, for a query over people; a former member stays with the team that they left.

    Who was erased is nobody any more.
    """
    of_team = true() if actor.has_role(Role.DIRECTOR) else Person.team_id == actor.team_id
    return of_team & ~Person.sign_in_name.startswith("erased ", autoescape=True)


def within_reach(actor: Person) -> Select[Person]:
    """Everybody whom this person looks after."""
    return select(Person).where(is_within_reach(actor))


def find_within_reach(session: Session, actor: Person, number: int, *, to_change: bool = False) -> Person:
    """This person, locked where they are to be changed. Raises NotFound for one of somebody else."""
    asked = within_reach(actor).where(Person.id == number)
    if to_change:
        asked = held(asked, Person)
    person: Person | None = session.scalar(asked)
    if person is None:
        raise NotFound
    return person


def may_change(actor: Person, person: Person) -> bool:
    """Whether `actor` decides about `person`: who leads decides about those below, the administrator about all."""
    if actor.has_role(Role.ADMINISTRATOR):
        return True
    return actor.id != person.id and _ORDER.index(Role(actor.role)) > _ORDER.index(Role(person.role))


def may_lead(actor: Person, role: Role) -> bool:
    """Whether somebody of this role may come in by the hand of `actor`: nobody lets in who may do more than they."""
    return _ORDER.index(Role(actor.role)) >= _ORDER.index(role)


def find_to_change(session: Session, actor: Person, number: int) -> Person:
    """This person, locked. Raises NotFound for one of somebody else, Forbidden for one who leads as much or more."""
    person = find_within_reach(session, actor, number, to_change=True)
    if not may_change(actor, person):
        raise Forbidden
    return person


def is_named(text: str) -> ColumnElement[bool]:
    """Whether a name holds this (folded) text; at sign-in it is folded too, and so it is for who left."""
    return or_(Person.sign_in_name.contains(text, autoescape=True), Person.name.contains(text, autoescape=True))
