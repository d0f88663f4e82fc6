"""The work for later of this room: weeks that are over are published."""

from datetime import timedelta

from sqlalchemy.orm import Session

from app.aggregates.publishing import due, keep
from app.aggregates.uses import keep_uses, uses_due
from app.database import db
from app.jobs.rules import Every
from app.jobs.work import Handler, Outcome, Periodic, Task

PUBLISH = "aggregates.publish"


def _publish(task: Task) -> Outcome:
    weeks = due(db.session(), task.now)
    uses = uses_due(db.session(), task.now, weeks)

    def effect(session: Session) -> None:
        keep(session, weeks)
        keep_uses(session, uses)

    return Outcome(effect=effect)


HANDLERS: dict[str, Handler] = {PUBLISH: _publish}
PERIODIC = (Periodic(PUBLISH, Every(timedelta(hours=2))),)
