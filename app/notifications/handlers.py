"""This room's own periodic work."""

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.jobs.rules import Every
from app.jobs.work import Handler, Outcome, Periodic, Task
from app.notifications.models import Notification, ToldDay
from app.periods import INBOX, TOLD

FORGET = "notifications.forget_old"


def _forget(task: Task) -> Outcome:
    """How often phones were told on a day that is over everywhere is of no use to anybody, nor is old news."""

    def effect(session: Session) -> None:
        session.execute(delete(ToldDay).where(ToldDay.day < task.now.date() - TOLD))
        session.execute(delete(Notification).where(Notification.created_at < task.now - INBOX))

    return Outcome(effect=effect)


HANDLERS: dict[str, Handler] = {FORGET: _forget}
PERIODIC = (Periodic(FORGET, Every(timedelta(days=1))),)
