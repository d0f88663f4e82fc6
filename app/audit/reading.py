"""Reading the chain from its first act to its last, a portion at a time."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.actions import Actor
from app.audit.models import Act
from app.audit.rules import Link, Verdict, plain_details, walk

PORTION = 1000
_CHAIN = select(
    *(Act.sequence, Act.at, Act.actor_id, Act.act, Act.about_type, Act.about_id, Act.details, Act.previous), Act.hash
).order_by(Act.sequence)


def chain(session: Session) -> Iterator[tuple[Link, str]]:
    """Every act with its hash, in their order."""
    for portion in session.execute(_CHAIN.execution_options(yield_per=PORTION)).partitions():
        for row in portion:
            yield Link(*row[:-1]), row[-1]


def check(session: Session, expected: str | None = None) -> Verdict:
    """Walk over all of it; `expected` is the hash at its end that somebody kept earlier."""
    return walk(chain(session), expected)


def last_recorded(session: Session, actor: Actor, act: str, **details: object) -> datetime | None:
    """When this actor did just that the last time."""
    same = (Act.actor_id == actor.id, Act.act == act, Act.details == plain_details(details))
    return session.scalar(select(Act.at).where(*same).order_by(Act.sequence.desc()).limit(1))
