"""Agreeing to be named as the one who was heard, and taking that back with everything that came of it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.deeds import log
from app.people.models import Person
from app.tallies.models import NamingConsent, StrokeNote


class Colleague(NamedTuple):
    """Somebody who may be named."""

    account: UUID
    name: str


def has_agreed(session: Session, person: Person) -> bool:
    """Whether this person agreed to be named."""
    return session.get(NamingConsent, person.id) is not None


def may_be_named(session: Session, person: Person) -> Sequence[Colleague]:
    """The colleagues of this person's team who agreed to be named, by name."""
    found = (
        select(Person.account, Person.name)
        .join(NamingConsent, NamingConsent.person_id == Person.id)
        .where(Person.team_id == person.team_id, Person.id != person.id, Person.left_at.is_(None))
        .order_by(Person.name)
    )
    return [Colleague(*row) for row in session.execute(found)]


def consents(session: Session, accounts: Collection[str]) -> Mapping[str, datetime]:
    """Since when each of these accounts may be named, where it may."""
    found = (
        select(Person.account, NamingConsent.given_at)
        .join(NamingConsent, NamingConsent.person_id == Person.id)
        .where(Person.account.in_([UUID(account) for account in accounts]), Person.left_at.is_(None))
    )
    return {str(account): given_at for account, given_at in session.execute(found)}


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
