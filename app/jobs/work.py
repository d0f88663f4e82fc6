"""The contract between this room and those whose work it runs; they join in at app.work, so this room knows none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from app.jobs.rules import Schedule

Effect = Callable[[Session], None]
"""What has to be written in one transaction with the mark that the job is done."""


@dataclass(frozen=True, slots=True)
class Task:
    """A job as its handler sees it. `attempts` counts this one too."""

    id: int
    kind: str
    payload: Mapping[str, Any]
    attempts: int
    created_at: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a try: done, to be tried `again_after` a while, or given up for good with a reason.

    `effect` is written only where the worker still owns the job, in the transaction that says so: work that lives in
    the database alone is thereby done exactly once, however often it is tried.
    """

    effect: Effect | None = None
    again_after: timedelta | None = None
    given_up: str | None = None
    why: str | None = None
    """Why it is tried again, for who looks into it."""


Handler = Callable[[Task], Outcome | None]
"""Does the work, outside of any transaction that writes; None means done. An exception means: try again later."""


@dataclass(frozen=True, slots=True)
class Periodic:
    """Work of `kind` that is due once in each period."""

    kind: str
    schedule: Schedule


@dataclass(frozen=True)
class Work:
    """The composition: who handles which kind, what is periodic, and how often a failing job is tried."""

    handlers: Mapping[str, Handler]
    periodic: tuple[Periodic, ...] = ()
    attempts: Mapping[str, int] = field(default_factory=dict)

    def most_attempts(self, kind: str) -> int:
        """After how many tries a job of this kind is dead."""
        return self.attempts.get(kind, 12)


def the_work() -> Work:
    """The composition of this application."""
    work: Work = current_app.extensions["work"]
    return work
