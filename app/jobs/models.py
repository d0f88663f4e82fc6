"""What is to be done later, and who is there to do it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime

OPEN, DONE, DEAD = "open", "done", "dead"
WORK = "work"
"""The lane of what the workers do; a process that does one kind of work in bulk has a lane of its own."""


class Job(Base):
    """One piece of work. `key` names its effect: the same work asked for twice is one row.

    `run_at` is the moment from which somebody may take it. Whoever takes it moves that to the end of a lease and signs
    as `owner`; a worker that dies leaves a row that is due again by itself.
    """

    __tablename__ = "job"
    __table_args__ = (UniqueConstraint("kind", "key"), Index("ix_job_due", "lane", "state", "run_at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str | None] = mapped_column(String(120))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    lane: Mapped[str] = mapped_column(String(8), default=WORK)
    state: Mapped[str] = mapped_column(String(4), default=OPEN)
    run_at: Mapped[datetime] = mapped_column(UtcDateTime)
    owner: Mapped[str | None] = mapped_column(String(32))
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_error: Mapped[str | None] = mapped_column(String(300))


class WorkerBeat(Base):
    """A sign of life of a process that works in `lane`; one that stops in order takes its row along."""

    __tablename__ = "worker_beat"
    worker: Mapped[str] = mapped_column(String(32), primary_key=True)
    lane: Mapped[str] = mapped_column(String(8), default=WORK)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
