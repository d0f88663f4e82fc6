"""Trying whether a phone hears us, and saying what became of it."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from secrets import token_hex

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.jobs.actions import enqueue_all
from app.jobs.models import DEAD, OPEN, Job
from app.people.models import Person
from app.push.actions import LANE, SEND_ONE
from app.push.fates import TOO_OLD
from app.push.models import Subscription


class Outcome(StrEnum):
    """What can be said of a trial; the words are in templates/me/outcome.html."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    """The push service took it: whether the phone shows it, nobody tells us."""
    DELAYED = "delayed"
    LATE = "late"
    GONE = "gone"
    REFUSED = "refused"


def phones_of(session: Session, person: Person, device_session_id: int) -> Sequence[int]:
    """The subscriptions of one of this person's sign-ins; none where it does not hear us, or is somebody else's."""
    own = select(Subscription.id).where(
        Subscription.device_session_id == device_session_id, Subscription.person_id == person.id
    )
    return session.scalars(own.order_by(Subscription.id)).all()


def try_phones(session: Session, person: Person, phones: Sequence[int], now: datetime) -> str:
    """Ask for a test message to these subscriptions; answers the name of the trial. Inside `write()`."""
    trial = token_hex(16)
    items = [
        (f"{trial}.{phone}", {"subscription": phone, "notification": None, "round": None, "person": person.id})
        for phone in phones
    ]
    enqueue_all(session, SEND_ONE, items, now=now, lane=LANE)
    return trial


def outcome_of(session: Session, person: Person, trial: str) -> Outcome | None:
    """What became of a trial of this person; None for one that is not theirs or long forgotten."""
    mine = select(Job).where(Job.kind == SEND_ONE, Job.key > f"{trial}.", Job.key < f"{trial}/")
    job = session.scalars(mine.order_by(Job.key)).first()
    if job is None or job.payload.get("person") != person.id:
        return None
    if job.state == OPEN:
        return Outcome.DELAYED if job.last_error else Outcome.WAITING
    if job.state == DEAD:
        return Outcome.LATE if (job.last_error or "").startswith(TOO_OLD) else Outcome.REFUSED
    return Outcome.GONE if job.last_error else Outcome.DELIVERED
