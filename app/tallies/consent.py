"""Agreeing to be named as the one who was heard, and taking that back with everything that came of it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.deeds import log
from app.people.models import Person
from app.people.visibility import are_seen
from app.tallies.models import NamingConsent, StrokeNote


class Colleague(NamedTuple):
    """Somebody who may be named."""

    account: UUID
    name: str


def has_agreed(session: Session, person: Person) -> bool:
    """Whether this person agreed to be named."""
    return session.get(NamingConsent, person.id) is not None


def may_be_named(session: Session, person: Person) -> Sequence[Colleague]:
    """The colleagues whom this person may name, by name."""
    found = select(Person.account, Person.name).join(NamingConsent, NamingConsent.person_id == Person.id)
    return [Colleague(*row) for row in session.execute(found.where(_is_for(person)).order_by(Person.name))]


def consents(session: Session, person: Person, accounts: Collection[str]) -> Mapping[str, datetime]:
    """Since when this person may name each of these accounts, where they may."""
    found = select(Person.account, NamingConsent.given_at).join(NamingConsent, NamingConsent.person_id == Person.id)
    named = Person.account.in_([UUID(account) for account in accounts])
    return {str(account): given_at for account, given_at in session.execute(found.where(named, _is_for(person)))}


def _is_for(person: Person) -> ColumnElement[bool]:
    """Whom this person may name, of those who agreed: it was their own team that they agreed towards, and who is in
    quiet mode is named in nothing."""
    return and_(Person.team_id == person.team_id, Person.id != person.id, are_seen())


def agree(session: Session, person: Person, now: datetime) -> None:
    """From now on this person may be named. Inside `write()`."""
    row = upsert_into(session, NamingConsent).values(person_id=person.id, given_at=now)
    session.execute(row.on_conflict_do_nothing())
    _note_change(session, person)


def withdraw(session: Session, person: Person) -> None:
    """This person may no longer be named, and every mention of them goes, out of the log too. Inside `write()`."""
    session.execute(delete(NamingConsent).where(NamingConsent.person_id == person.id))
    mentions = delete(StrokeNote).where(StrokeNote.facet == "heard", StrokeNote.value == str(person.account))
    keys = session.execute(mentions.returning(StrokeNote.person_id, StrokeNote.deed_id, StrokeNote.stroke_id)).all()
    for person_id, deed_id, stroke_id in keys:
        log.reword(session, person_id, deed_id, {"stroke": str(stroke_id)})
    _note_change(session, person)


def _note_change(session: Session, person: Person) -> None:
    """The pages of the whole team list who may be named."""
    team = update(Person).where(Person.team_id == person.team_id)
    session.execute(team.values(revision=Person.revision + 1).execution_options(synchronize_session=False))
