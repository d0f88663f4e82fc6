"""Running what waits to be done, by the handlers that are given."""

from collections.abc import Mapping

from sqlalchemy import select

from app.database import db
from app.jobs.models import Job
from app.jobs.work import Handler, Task
from tests.conftest import MONDAY


def run_jobs(handlers: Mapping[str, Handler]) -> None:
    """Each job of these kinds, twice: a worker may die after its work and before its mark."""
    found = db.session.scalars(select(Job).where(Job.kind.in_(list(handlers))).order_by(Job.id)).all()
    tasks = [Task(job.id, job.kind, dict(job.payload), 1, MONDAY, MONDAY) for job in found]
    db.session.rollback()
    for task in [*tasks, *tasks]:
        handlers[task.kind](task)
