"""Signs of life of the processes that work through a lane, for /healthz and for whoever operates this."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.jobs.models import WORK, WorkerBeat

FORGOTTEN_AFTER = timedelta(days=1)


def beat(session: Session, worker: str, now: datetime, lane: str = WORK) -> None:
    """Note that this process is alive."""
    session.merge(WorkerBeat(worker=worker, lane=lane, at=now))
    session.execute(delete(WorkerBeat).where(WorkerBeat.at < now - FORGOTTEN_AFTER))


def sign_off(session: Session, worker: str) -> None:
    """Note that this process stopped in order."""
    session.execute(delete(WorkerBeat).where(WorkerBeat.worker == worker))


def last_beat(session: Session, lane: str = WORK) -> datetime | None:
    """When a process of this lane last showed itself."""
    return session.scalar(select(func.max(WorkerBeat.at)).where(WorkerBeat.lane == lane))
