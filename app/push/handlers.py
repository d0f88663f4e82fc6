"""The jobs of this room: to every phone of who was told, and to one phone."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from random import random

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import db
from app.jobs.rules import pause
from app.jobs.work import Handler, Outcome, Task
from app.notifications.actions import SEND, unread_count
from app.notifications.models import Notification
from app.notifications.settling import settle
from app.people.actions import the_word
from app.people.models import Person
from app.people.sessions import IDLE
from app.push.actions import SEND_ONE, fan_out, forget, note_delivered, note_refused
from app.push.message import compose, manner_of, name_of, topic_of
from app.push.models import Subscription
from app.push.rules import Answer, Verdict
from app.push.tools import the_sealer, the_sender


def to_everybody(task: Task) -> Outcome:
    """One job for each phone that hears of it now, written with the mark that this one is done."""
    rounds = [(number, turn) for number, turn in task.payload["rounds"]]
    return Outcome(effect=lambda session: fan_out(session, settle(session, rounds, task.now), task.now))


@dataclass(frozen=True, slots=True)
class _Letter:
    """A message ready to be sealed: read from the database in one go, before anything is sent."""

    subscription_id: int
    endpoint: str
    p256dh: str
    auth: str
    vapid_key_id: str
    body: bytes
    expires: datetime
    urgency: str
    topic: str


def to_one(task: Task) -> Outcome:
    """Send one message to one phone; nothing is sent that is not, or no longer, meant for whoever uses it now."""
    letter = _write(db.session(), task)
    if letter is None:
        return Outcome()
    if task.now >= letter.expires:
        return Outcome(given_up="too old to be news")
    sealer = the_sealer()
    if letter.vapid_key_id != sealer.key_id:
        return Outcome(effect=partial(forget, subscription_id=letter.subscription_id))
    sealed = sealer.seal(letter.body, letter.endpoint, letter.p256dh, letter.auth)
    db.session.rollback()  # no transaction stays open while a push service thinks
    headers = sealed.headers | {
        "ttl": str(int((letter.expires - task.now).total_seconds())),
        "urgency": letter.urgency,
        "topic": letter.topic,
        "content-type": "application/octet-stream",
    }
    answer = the_sender().send(letter.endpoint, sealed.body, headers, task.now)
    return _outcome(answer, letter.subscription_id, task, letter.expires)


def _write(session: Session, task: Task) -> _Letter | None:
    """Compose it from what is true now; None where there is nobody to send it to any more."""
    subscription = session.get(Subscription, task.payload["subscription"])
    if subscription is None or not _is_live(subscription, task.now):
        return None
    notification = None
    if task.payload["notification"] is not None:
        notification = _still_news(session, task, subscription.person_id)
        if notification is None:
            return None
    person = session.get_one(Person, subscription.person_id)
    manner = manner_of(notification)
    name, word, unread = name_of(notification, task.id), the_word(session), unread_count(session, person)
    return _Letter(
        subscription_id=subscription.id,
        endpoint=subscription.endpoint,
        p256dh=subscription.p256dh,
        auth=subscription.auth,
        vapid_key_id=subscription.vapid_key_id,
        body=compose(person, subscription, notification, name, word, unread),
        expires=(notification.fresh_since if notification else task.created_at) + manner.ttl,
        urgency=manner.urgency,
        topic=topic_of(notification),
    )


def _is_live(subscription: Subscription, now: datetime) -> bool:
    """Whether the sign-in that the subscription belongs to still stands."""
    signed_in = subscription.device_session
    is_over = now >= signed_in.expires_at or now - signed_in.last_seen_at >= IDLE
    return not is_over and signed_in.person.left_at is None


def _still_news(session: Session, task: Task, person_id: int) -> Notification | None:
    """The notification, if it is this person's, unread, and not told anew meanwhile."""
    return session.scalar(
        select(Notification).where(
            Notification.id == task.payload["notification"],
            Notification.round == task.payload["round"],
            Notification.person_id == person_id,
            Notification.read_at.is_(None),
        )
    )


def _outcome(answer: Answer, subscription_id: int, task: Task, expires: datetime) -> Outcome:
    why = f"{answer.status}: {answer.why}"
    if answer.verdict is Verdict.DELIVERED:
        return Outcome(effect=partial(note_delivered, subscription_id=subscription_id, now=task.now))
    if answer.verdict is Verdict.GONE:
        return Outcome(effect=partial(forget, subscription_id=subscription_id))
    if answer.verdict is Verdict.REFUSED:
        return Outcome(effect=partial(note_refused, subscription_id=subscription_id), given_up=why)
    wait = answer.wait if answer.wait is not None else pause(task.attempts, random())
    if task.now + wait >= expires:
        return Outcome(given_up=f"too old to be news ({why})")
    return Outcome(again_after=wait, why=why)


HANDLERS: dict[str, Handler] = {SEND: to_everybody, SEND_ONE: to_one}
ATTEMPTS = {SEND_ONE: 1000}  # its time to live ends it, not a number
