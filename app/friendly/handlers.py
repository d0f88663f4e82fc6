"""This room's work for later."""

from app.database import write
from app.friendly.actions import END, tell_end
from app.jobs.work import Handler, Task


def _end(task: Task) -> None:
    with write() as session:
        tell_end(session, task.payload["week"], task.now)


HANDLERS: dict[str, Handler] = {END: _end}
