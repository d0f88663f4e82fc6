"""Signs of life of worker processes, for /healthz and for whoever operates this."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.jobs.models import WorkerBeat

FORGOTTEN_AFTER = timedelta(days=1)


def beat(session: Session, worker: str, now: datetime) -> None:
    """Note that this worker process is alive."""
    session.merge(WorkerBeat(worker=worker, at=now))
    session.execute(delete(WorkerBeat).where(WorkerBeat.at < now - FORGOTTEN_AFTER))


def sign_off(session: Session, worker: str) -> None:
    """Note that this worker process stopped in order."""
    session.execute(delete(WorkerBeat).where(WorkerBeat.worker == worker))


def last_beat(session: Session) -> datetime | None:
    """When a worker last showed itself."""
    return session.scalar(select(func.max(WorkerBeat.at)))
