"""Limits on trying, counted in the database so that every process counts alike.

A try is counted before it is judged. Otherwise tries that run at the same moment would each see the
count of before, and more would pass than the limit allows.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.errors import TooMany
from app.people.actions import fold_name
from app.people.models import Attempt

WINDOW = timedelta(minutes=15)


@dataclass(frozen=True)
class Limit:
    """At most `most` tries in a window on one subject."""

    subject: str
    most: int
    is_of_place: bool = False

    @property
    def digest(self) -> str:
        """How the subject is kept: nobody can read names or addresses back from the table."""
        return hashlib.sha256(self.subject.encode()).hexdigest()


def sign_in_limits(name: str, address: str) -> tuple[Limit, ...]:
    """One person from one place is limited tightly; an office behind one address has room.

    The limit by name alone is wide, so that a stranger elsewhere cannot lock a colleague out quickly.
    """
    folded = fold_name(name)
    return (
        Limit(f"sign-in by name and address\0{folded}\0{address}", 5),
        Limit(f"sign-in by name\0{folded}", 30),
        Limit(f"sign-in by address\0{address}", 100, is_of_place=True),
    )


def count_try(session: Session, limits: Sequence[Limit], now: datetime) -> None:
    """Count one try against each limit; flushes. Raises TooMany with `retry_after` in seconds."""
    _one_at_a_time(session, limits)
    session.execute(delete(Attempt).where(Attempt.at <= now - WINDOW))
    for limit in limits:
        seen = select(func.count(), func.min(Attempt.at)).where(Attempt.subject == limit.digest)
        count, oldest = session.execute(seen).one()
        if count >= limit.most:
            raise TooMany(retry_after=max(1, int((oldest + WINDOW - now).total_seconds())))
    session.add_all([Attempt(subject=limit.digest, at=now) for limit in limits])
    session.flush()


def forget_tries(session: Session, limits: Sequence[Limit]) -> None:
    """It was the right person after all. Of what their address tried, only this last try is forgotten."""
    own = [limit.digest for limit in limits if not limit.is_of_place]
    session.execute(delete(Attempt).where(Attempt.subject.in_(own)))
    for limit in limits:
        if limit.is_of_place:
            last = select(func.max(Attempt.id)).where(Attempt.subject == limit.digest).scalar_subquery()
            session.execute(delete(Attempt).where(Attempt.id == last))


def _one_at_a_time(session: Session, limits: Sequence[Limit]) -> None:
    """Writers on SQLite are in a queue already; PostgreSQL has a lock by number, in one order for all."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for number in sorted(int(limit.digest[:15], 16) for limit in limits):
        session.execute(select(func.pg_advisory_xact_lock(number)))
