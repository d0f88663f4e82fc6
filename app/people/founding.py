"""The first minutes of an organisation: itself, its first team, its first administrator."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.errors import Conflict
from app.jobs.actions import enqueue
from app.people.actions import NewPerson, add_person, add_team, the_organisation
from app.people.models import Organisation, Person

ONLY = 1  # the id of the one organisation, so that of two set-ups at once the database refuses one

FOUNDED = "people.founded"
"""The kind of job that follows when an organisation is there: its first season begins."""
SAID = ("word", "language", "country", "zone")  # what is chosen, beside the name that is typed


@dataclass(frozen=True)
class NewOrganisation:
    """What is asked on the first page."""

    name: str
    country: str
    zone: str
    language: str
    word: str
    is_demo: bool = False


def add_organisation(session: Session, new: NewOrganisation, now: datetime) -> Organisation:
    """The one organisation of this deployment; flushes. Raises Conflict: already_set_up."""
    if the_organisation(session) is not None:
        raise Conflict("already_set_up")
    organisation = Organisation(
        id=ONLY,
        name=new.name,
        country=new.country,
        zone=new.zone,
        language=new.language,
        word=new.word,
        is_demo=new.is_demo,
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(organisation)
    except IntegrityError as error:
        raise Conflict("already_set_up") from error
    return organisation


def change_organisation(session: Session, said: Mapping[str, str]) -> list[str]:
    """Let the organisation be as `said` (name, and SAID), and answer what of it changed; inside `write()`.

    Another word is in every text, so what phones keep is of before. Teams stay where they are.
    """
    row = session.scalars(select(Organisation).with_for_update()).one()
    changed = [name for name in ("name", *SAID) if getattr(row, name) != said[name]]
    for name in changed:
        setattr(row, name, said[name])
    session.flush()
    if "word" in changed:
        renewed = update(Person).where(Person.left_at.is_(None)).values(revision=Person.revision + 1)
        session.execute(renewed.execution_options(synchronize_session=False))
    return changed


def found(
    session: Session,
    new: NewOrganisation,
    team: tuple[str, str],
    first: NewPerson,
    now: datetime,
    password_hash: str | None = None,
) -> Person:
    """Set everything up for `first`, in a first `team` (name, department), and ask for what follows; flushes.

    Raises Conflict: already_set_up, and what add_team and add_person raise.
    """
    organisation = add_organisation(session, new, now)
    name, department = team
    home = add_team(session, organisation, name, department, now)
    enqueue(session, FOUNDED, {}, now=now)
    return add_person(session, home, first, now, password_hash)
