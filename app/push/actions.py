"""Keeping subscriptions, and asking for messages to be sent to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.jobs.actions import enqueue_all
from app.notifications.actions import note_change
from app.notifications.heard import is_unread
from app.notifications.models import Notification
from app.notifications.rules import Sending
from app.people.models import Person
from app.push.models import Subscription

SEND_ONE = "push.send"
"""The kind of job that sends one message to one phone. Payload: subscription, notification and round (None: a test),
and until when it may reach the phone (ISO; None, or not there: as long as it is news)."""
LANE = "push"
"""The lane of these jobs: the sender's own (app.push.process)."""
AT_ONCE = 500
"""How many of those who were told are looked up in one statement."""


@dataclass(frozen=True, slots=True)
class NewSubscription:
    """What a browser tells of its subscription; `shows_detail` None leaves that choice as it was."""

    endpoint: str
    p256dh: str
    auth: str
    shows_detail: bool | None = None


def has_phones(session: Session, person: Person) -> bool:
    """Whether a message reaches this person on any phone."""
    return session.scalar(select(exists().where(Subscription.person_id == person.id))) or False


def subscribe(
    session: Session,
    person: Person,
    device_session_id: int,
    new: NewSubscription,
    *,
    vapid_key_id: str,
    origin: str,
    now: datetime,
) -> None:
    """Keep a subscription for this sign-in. An address that belonged to another account is taken over from it.

    The browser may have a new address since last time: an older one of this sign-in is dropped. Inside `write()`.
    """
    known = session.execute(
        select(Subscription.person_id, Subscription.shows_detail).where(Subscription.endpoint == new.endpoint)
    ).first()
    was_own = known is not None and known.person_id == person.id
    kept_choice = bool(was_own and known and known.shows_detail)
    session.execute(
        delete(Subscription).where(
            Subscription.device_session_id == device_session_id, Subscription.endpoint != new.endpoint
        )
    )
    values = {
        "person_id": person.id,
        "device_session_id": device_session_id,
        "p256dh": new.p256dh,
        "auth": new.auth,
        "vapid_key_id": vapid_key_id,
        "origin": origin,
        "shows_detail": kept_choice if new.shows_detail is None else new.shows_detail,
        "created_at": now,
        "failures": 0,
    }
    row = upsert_into(session, Subscription).values(endpoint=new.endpoint, **values)
    session.execute(row.on_conflict_do_update(index_elements=["endpoint"], set_=values))


def unsubscribe(session: Session, person: Person, endpoint: str) -> None:
    """Forget an address of this person; one of somebody else stays."""
    session.execute(delete(Subscription).where(Subscription.endpoint == endpoint, Subscription.person_id == person.id))


def fan_out(session: Session, sendings: Iterable[Sending], now: datetime) -> None:
    """Ask for one message to each phone of those who were told; what was told anew since then comes by itself."""
    told = list(sendings)
    for start in range(0, len(told), AT_ONCE):
        _fan_out(session, told[start : start + AT_ONCE], now)


def _fan_out(session: Session, sendings: Sequence[Sending], now: datetime) -> None:
    wanted = {one.number: one for one in sendings}
    rows = session.execute(
        select(Notification.id, Notification.round, Notification.person_id, Subscription.id)
        .outerjoin(Subscription, Subscription.person_id == Notification.person_id)
        .where(Notification.id.in_(list(wanted)), is_unread())
        .order_by(Notification.id, Subscription.id)
    ).all()
    current = [row for row in rows if wanted[row[0]].round == row[1]]
    items = [
        (f"{number}.{turn}.{phone}", _task(phone, wanted[number]))
        for number, turn, _, phone in current
        if phone  # by the outer join, people without a phone are here too
    ]
    enqueue_all(session, SEND_ONE, items, now=now, lane=LANE)
    note_change(session, sorted({person_id for _, _, person_id, _ in current}))


def _task(phone: int, one: Sending) -> dict[str, Any]:
    until = one.until and one.until.isoformat()
    return {"subscription": phone, "notification": one.number, "round": one.round, "until": until}
