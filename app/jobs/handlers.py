"""This room's own periodic work."""

from datetime import timedelta

from app.jobs.actions import forget_old
from app.jobs.rules import Every
from app.jobs.work import Handler, Outcome, Periodic, Task

FORGET = "jobs.forget_old"


def _forget(task: Task) -> Outcome:
    return Outcome(effect=lambda session: forget_old(session, task.now))


HANDLERS: dict[str, Handler] = {FORGET: _forget}
PERIODIC = (Periodic(FORGET, Every(timedelta(days=1))),)
