"""Tries as rows: where no Redis is set, and where it does not answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.database import write
from app.limits.models import Attempt
from app.limits.rules import WINDOW, Limit


class InDatabase:
    """Counts in the table of attempts. Each call is a transaction of its own."""

    def count(self, limits: Sequence[Limit], now: datetime) -> datetime | None:
        """Count a try against each limit: None. Where one is full, count against none: its oldest try."""
        with write() as session:
            _one_at_a_time(session, limits)
            forget_old(session, now)
            for limit in limits:
                seen = select(func.count(), func.min(Attempt.at)).where(Attempt.subject == limit.digest)
                count, oldest = session.execute(seen).one()
                if count >= limit.most:
                    return oldest
            session.add_all([Attempt(subject=limit.digest, at=now) for limit in limits])
        return None

    def forget(self, limits: Sequence[Limit]) -> None:
        """Forget all tries; of a place only the last one."""
        own = [limit.digest for limit in limits if not limit.is_of_place]
        with write() as session:
            session.execute(delete(Attempt).where(Attempt.subject.in_(own)))
            for limit in limits:
                if limit.is_of_place:
                    last = select(func.max(Attempt.id)).where(Attempt.subject == limit.digest).scalar_subquery()
                    session.execute(delete(Attempt).where(Attempt.id == last))


def forget_old(session: Session, now: datetime) -> None:
    """Forget tries that count no more. Inside `write()`."""
    session.execute(delete(Attempt).where(Attempt.at <= now - WINDOW))


def _one_at_a_time(session: Session, limits: Sequence[Limit]) -> None:
    """Writers on SQLite are in a queue already; PostgreSQL has a lock by number, in one order for all."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for number in sorted(int(limit.digest[:15], 16) for limit in limits):
        session.execute(select(func.pg_advisory_xact_lock(number)))
