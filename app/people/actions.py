"""Setting up an organisation, and people joining and signing in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.calendar.patterns import MONDAY_TO_FRIDAY
from app.errors import Invalid
from app.jobs.actions import enqueue
from app.people.models import Organisation, Person, Role, Team
from app.people.names import fold_name, kept_name
from app.people.own_days import note_days, take_turn

_WORD = select(Organisation.word).limit(1)
MIN_PASSWORD = 8
TEAMS_CHANGED = "people.teams_changed"
"""The kind of job that looks anew at what hangs on which teams there are; the planning room handles it."""
_hasher = PasswordHasher()
_NOBODY = _hasher.hash("nobody's password")  # so that an unknown name takes as long as a known one


@dataclass(frozen=True)
class NewPerson:
    """What is needed to let somebody take part."""

    name: str
    password: str
    role: Role = Role.EMPLOYEE
    language: str = "nl"
    work_week: str = MONDAY_TO_FRIDAY
    is_quiet: bool = False
    """Whether they begin without the game."""


NO_PASSWORD = "!"  # noqa: S105 - what no password hashes to


def the_organisation(session: Session) -> Organisation | None:
    """The organisation of this deployment, or None before it is set up."""
    return session.scalar(select(Organisation).limit(1))


def the_word(session: Session) -> str:
    """The key of the word that this organisation listens for (see words)."""
    return session.scalar(_WORD) or "customer"


def hash_password(password: str) -> str:
    """argon2id, with the library's parameters."""
    return _hasher.hash(password)


def is_password(person: Person | None, password: str) -> bool:
    """Whether `password` is this person's; takes as long for nobody as for somebody."""
    try:
        _hasher.verify(person.password_hash if person else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return person is not None


def find_by_name(session: Session, name: str) -> Person | None:
    """The active person with this sign-in name."""
    return session.scalar(select(Person).where(Person.sign_in_name == fold_name(name), Person.left_at.is_(None)))


def add_person(session: Session, team: Team, new: NewPerson, now: datetime, password_hash: str | None = None) -> Person:
    """Let somebody take part in `team`; flushes.

    `password_hash` saves the hashing when it was done before the transaction.
    Raises Invalid: name_empty, name_taken, password_short.
    """
    name = kept_name(new.name)
    if len(new.password) < MIN_PASSWORD:
        raise Invalid("password_short", field="password", least=MIN_PASSWORD)
    person = Person(
        team=team,
        name=name,
        sign_in_name=fold_name(name),
        password_hash=password_hash or hash_password(new.password),
        role=new.role,
        language=new.language,
        work_week=new.work_week,
        joined_at=now,
        quiet_since=now if new.is_quiet else None,
    )
    try:
        with session.begin_nested():
            session.add(person)
    except IntegrityError as error:
        raise Invalid("name_taken", field="name") from error
    return person


@dataclass(frozen=True)
class Whereabouts:
    """In which country and zone a team is."""

    country: str
    zone: str
    region: str = ""


def add_team(
    session: Session,
    organisation: Organisation,
    name: str,
    department: str,
    now: datetime,
    where: Whereabouts | None = None,
) -> Team:
    """A new team, where the organisation is or elsewhere; flushes. Raises Invalid: team_empty, team_taken."""
    home = Whereabouts(organisation.country, organisation.zone)
    where = where or home
    name = " ".join(name.split())[:80]
    if not name:
        raise Invalid("team_empty", field="team")
    take_turn(session)
    team = Team(
        name=name,
        department=department,
        zone=where.zone,
        country=where.country,
        region=_usual_region(session, home.country) if where.country == home.country else "",
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(team)
    except IntegrityError as error:
        raise Invalid("team_taken", field="team") from error
    note_days(session, [team])
    return team


def teams_changed(session: Session, now: datetime) -> None:
    """Ask for what hangs on which teams there are to be looked at anew."""
    enqueue(session, TEAMS_CHANGED, {}, now=now)


def _usual_region(session: Session, country: str) -> str:
    """The region of all teams that are in a country, where it is one."""
    found = session.scalars(select(Team.region).where(Team.country == country).distinct().limit(2)).all()
    return found[0] if len(found) == 1 else ""


def team_members(session: Session, team_id: int) -> Sequence[Person]:
    """Everybody who takes part in a team now, by name."""
    return session.scalars(
        select(Person).where(Person.team_id == team_id, Person.left_at.is_(None)).order_by(Person.name)
    ).all()


def is_alone(session: Session, person: Person) -> bool:
    """Whether nobody else takes part in this person's team now."""
    others = exists().where(Person.team_id == person.team_id, Person.id != person.id, Person.left_at.is_(None))
    return not session.scalar(select(others))
