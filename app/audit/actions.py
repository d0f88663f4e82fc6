"""Recording acts. They are chained when their transaction commits, so that a lock is held for a moment only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import event, func, insert, select
from sqlalchemy.orm import Session, SessionTransaction

from app import clock
from app.audit.catalogue import KINDS, OF_PEOPLE
from app.audit.models import Act, Concerned
from app.audit.rules import FIRST, Link, digest, plain_details
from app.database import Base

WAITING = "acts"
LOCK = 0x53_74_72_65_65_70  # any number that nobody else locks


class Actor(Protocol):
    """Whoever acts: a person, or the one who is signed in."""

    @property
    def id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Recorded:
    """An act that waits for the commit, and the savepoints with which it would be taken back."""

    at: datetime
    actor_id: int | None
    act: str
    about: tuple[str, str]
    details: str
    within: tuple[SessionTransaction, ...]
    whose: frozenset[int] = frozenset()


def record(
    session: Session,
    actor: Actor | None,
    act: str,
    about: Base | tuple[str, str | int],
    *,
    whose: Iterable[int | None] | None = None,
    **details: object,
) -> None:
    """Note what `actor` (None: the machine itself) did, inside `write()`: it stands or falls with that transaction.

    `act` is a name of the catalogue; `about` a row, or its table and key; `details` are numbers, days and words of the
    code (role="manager"), never what somebody typed. An act of the catalogue's OF_PEOPLE that is not about a row of a
    person says `whose` it is: they find it on their own page. Raises ValueError for what is none of these.
    """
    if "turn" not in session.info:
        raise RuntimeError("an act is recorded by the transaction that does it")
    if act not in KINDS:
        raise ValueError(f"{act} is not in the catalogue of acts")
    named, plain = _named(session, about), plain_details(details)
    actor_id, theirs = actor.id if actor else None, _whose(act, named, whose)
    note = Recorded(clock.now(), actor_id, act, named, plain, _savepoints(session), theirs)
    session.info.setdefault(WAITING, []).append(note)


def append(session: Session, notes: Sequence[Recorded]) -> None:
    """Chain these at the end, behind whoever does the same at this moment; until the commit nobody else can."""
    if session.get_bind().dialect.name == "postgresql":  # writers on SQLite are in a queue already
        session.execute(select(func.pg_advisory_xact_lock(LOCK)))
    last = session.execute(select(Act.sequence, Act.hash).order_by(Act.sequence.desc()).limit(1)).first()
    sequence, previous = last if last else (0, FIRST)
    rows, concerned = [], []
    for note in notes:
        sequence += 1
        link = Link(sequence, note.at, note.actor_id, note.act, *note.about, note.details, previous)
        previous = digest(link)
        rows.append(link._asdict() | {"hash": previous})
        concerned += [{"sequence": sequence, "person_id": number} for number in sorted(note.whose)]
    session.execute(insert(Act), rows)
    if concerned:
        session.execute(insert(Concerned), concerned)


def act_of_the_machine(act: str, about: tuple[str, str], now: datetime) -> Recorded:
    """For a command that has no application around it, to be appended by its own transaction."""
    return Recorded(now, None, act, about, plain_details({}), ())


def _whose(act: str, about: tuple[str, str], whose: Iterable[int | None] | None) -> frozenset[int]:
    """The people whom this act is about."""
    if whose is None and act in OF_PEOPLE and about[0] == "person":
        return frozenset({int(about[1])})
    if (whose is None) == (act in OF_PEOPLE):
        raise ValueError(f"{act} says whose it is if it is about people, and only then")
    return frozenset(number for number in whose or () if number is not None)


def _named(session: Session, about: Base | tuple[str, str | int]) -> tuple[str, str]:
    if isinstance(about, tuple):
        return about[0], str(about[1])
    session.flush()  # a new row gets its number
    key = about.__mapper__.primary_key_from_instance(about)
    return about.__table__.name, str(key[0])  # type: ignore[attr-defined]


def _savepoints(session: Session) -> tuple[SessionTransaction, ...]:
    found, inner = [], session.get_nested_transaction()
    while inner is not None and inner.nested:
        found.append(inner)
        inner = inner.parent
    return tuple(found)


@event.listens_for(Session, "before_commit")
def _chain(session: Session) -> None:
    if not session.in_nested_transaction() and session.info.get(WAITING):
        session.flush()
        append(session, session.info.pop(WAITING))


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    notes: list[Recorded] = session.info.get(WAITING, [])
    notes[:] = [note for note in notes if transaction.nested and transaction not in note.within]
