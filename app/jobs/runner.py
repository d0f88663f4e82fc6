"""Working through what is due: take a job, let its handler do it, write what became of it.

A worker process has one runner, shared by its threads. What makes it safe is in app.jobs.actions; this is the loop.
"""

import logging
from threading import Event, Lock

from flask import Flask

from app import clock
from app.database import db, write
from app.jobs.actions import after_failure, count_due, finish, keep, take
from app.jobs.models import Job
from app.jobs.rules import Pace
from app.jobs.work import Outcome, Task, Work

log = logging.getLogger(__name__)


class Runner:
    """Runs jobs of one application; `held` are those that its threads work on now, with the owner's sign."""

    def __init__(self, app: Flask, work: Work, pace: Pace) -> None:
        self.app = app
        self.work = work
        self.pace = pace
        self.stopping = Event()
        self._held: dict[int, str] = {}
        self._lock = Lock()

    @property
    def idle_threads(self) -> int:
        """How many threads hold no job at this moment."""
        return max(0, self.pace.threads - len(self._held))

    def work_through(self) -> int:
        """Run jobs until nothing is due or the process has to stop; answers how many were run."""
        ran = 0
        while not self.stopping.is_set() and self.run_next():
            ran += 1
        return ran

    def run_next(self) -> bool:
        """Run the job that is due longest; False where there is none."""
        with self.app.app_context():
            if not count_due(db.session(), clock.now(), 1):
                return False
            with write() as session:
                job = take(session, clock.now(), self.pace.lease)
                if job is None or job.owner is None:
                    return False
                task, owner = _as_task(job), job.owner
            with self._lock:
                self._held[task.id] = owner
            try:
                self._run(task, owner)
            finally:
                with self._lock:
                    self._held.pop(task.id, None)
            return True

    def keep_leases(self) -> None:
        """Show that this process is alive and still at work on what it holds."""
        with self._lock:
            held = dict(self._held)
        if held:
            with self.app.app_context(), write() as session:
                keep(session, held, clock.now() + self.pace.lease)

    def _run(self, task: Task, owner: str) -> None:
        outcome, error = self._try(task)
        try:
            self._finish(task, owner, outcome, error)
        except Exception as problem:
            log.exception("the effect of job %s (%s) could not be written", task.id, task.kind)
            self._finish(task, owner, *self._failed(task, problem))

    def _try(self, task: Task) -> tuple[Outcome, str | None]:
        """What the handler says; an exception is a reason to try again."""
        if task.attempts > self.work.most_attempts(task.kind):  # it killed its worker each time
            return after_failure(task.attempts, 0, "its worker died"), None
        handle = self.work.handlers.get(task.kind)
        try:
            if handle is None:  # asked for by a newer version, in the middle of a deploy
                raise LookupError(f"this version knows no {task.kind}")
            outcome = handle(task) or Outcome()
            return outcome, outcome.why
        except Exception as problem:
            log.exception("job %s (%s) failed", task.id, task.kind)
            return self._failed(task, problem)
        finally:
            db.session.rollback()  # what the handler read is not held open

    def _failed(self, task: Task, problem: Exception) -> tuple[Outcome, str]:
        why = f"{type(problem).__name__}: {problem}"
        return after_failure(task.attempts, self.work.most_attempts(task.kind), why), why

    def _finish(self, task: Task, owner: str, outcome: Outcome, error: str | None) -> None:
        with write() as session:
            if not finish(session, task.id, owner, outcome, clock.now(), error):
                log.warning("job %s (%s) was taken over; its outcome here is dropped", task.id, task.kind)


def _as_task(job: Job) -> Task:
    return Task(
        id=job.id,
        kind=job.kind,
        payload=job.payload,
        attempts=job.attempts,
        created_at=job.created_at,
        now=clock.now(),
    )
