"""The work for later of this room: moves to come, files to store, and what is let go of after a while."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, or_
from sqlalchemy.orm import Session

from app.jobs.rules import Every
from app.jobs.work import Handler, Outcome, Periodic, Task
from app.people.invitees import Invitee
from app.people.models import Person
from app.periods import EXPECTED, FILE, FILE_BROKEN_OFF
from app.roster import moving
from app.roster.intake import storing
from app.roster.models import RUNNING, Intake

FORGET = "roster.forget"


def forget(session: Session, now: datetime) -> None:
    """Let go of files of yesterday, of what nobody went on with, and of who was expected for half a year or came in by
    another way."""
    old = delete(Intake).where(
        or_(
            (Intake.uploaded_at < now - FILE) & (Intake.state != RUNNING),
            Intake.uploaded_at < now - FILE_BROKEN_OFF,
        )
    )
    session.execute(old.execution_options(synchronize_session=False))
    came_in = exists().where(Person.sign_in_name == Invitee.sign_in_name, Person.left_at.is_(None))
    for which in (Invitee.added_at < now - EXPECTED, came_in):
        session.execute(delete(Invitee).where(which).execution_options(synchronize_session=False))


def _forget(task: Task) -> Outcome:
    return Outcome(effect=lambda session: forget(session, task.now))


HANDLERS: dict[str, Handler] = {FORGET: _forget, **moving.HANDLERS, **storing.HANDLERS}
PERIODIC = (Periodic(FORGET, Every(timedelta(hours=6))),)
