"""Putting something in inboxes, with the job that sends it to phones, in the transaction of the business itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from app.database import upsert_into
from app.errors import NotFound
from app.jobs.actions import enqueue
from app.notifications.heard import is_heard, is_unread
from app.notifications.models import Notification
from app.notifications.preferences import listening
from app.people.models import Person

SEND = "notifications.send"
"""The kind of job that sends what is in inboxes to phones; the push room handles it. Payload: rounds, [[id, round]]."""
SHOWN = 100
_REPLACED = ("kind", "params", "endpoint", "arguments", "is_asked", "created_at")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a notification leads: the name of a route, so that no address from outside is ever followed."""

    endpoint: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


def notify(
    session: Session,
    person_ids: Iterable[int],
    kind: str,
    params: Mapping[str, Any],
    now: datetime,
    *,
    group_key: str,
    link: Link,
    is_asked: bool = False,
) -> None:
    """Tell these people; what was told before under `group_key` is replaced and is new again. Inside `write()`.

    `is_asked`: they chose this very moment themselves. Who wants to hear nothing of this kind is left out.
    """
    rows = [
        {
            "person_id": person_id,
            "kind": kind,
            "params": dict(params),
            "endpoint": link.endpoint,
            "arguments": dict(link.arguments),
            "group_key": group_key,
            "round": 1,
            "is_asked": is_asked,
            "created_at": now,
        }
        for person_id in sorted(
            listening(session, set(person_ids), kind)
        )  # in a fixed order: two who tell the same people cannot deadlock
    ]
    if not rows:
        return
    new = upsert_into(session, Notification)
    replaced = new.on_conflict_do_update(
        index_elements=["person_id", "group_key"],
        set_={
            **{name: new.excluded[name] for name in _REPLACED},
            "read_at": None,
            "round": Notification.round + 1,
        },
    )
    session.execute(replaced, rows)
    told = select(Notification.id, Notification.round).where(
        Notification.group_key == group_key, Notification.person_id.in_([row["person_id"] for row in rows])
    )
    rounds = [[number, turn] for number, turn in session.execute(told.order_by(Notification.id))]
    enqueue(session, SEND, {"rounds": rounds}, now=now)


def reword(session: Session, kind: str, group_key: str, params: Mapping[str, Any]) -> None:
    """Put right what was told under `group_key`, where it still stands; read or not, nobody is told again."""
    told = update(Notification).where(Notification.kind == kind, Notification.group_key == group_key)
    session.execute(told.values(params=dict(params)).execution_options(synchronize_session=False))


def inbox_of(session: Session, person: Person) -> Sequence[Notification]:
    """The newest of this person's notifications that they hear of."""
    return session.scalars(
        select(Notification)
        .where(Notification.person_id == person.id, is_heard())
        .order_by(Notification.created_at.desc(), Notification.id.desc())
        .limit(SHOWN)
    ).all()


def open_one(session: Session, person: Person, notification_id: int, now: datetime) -> Link:
    """Where one of this person's notifications leads; it is read by that. Raises NotFound: news_gone."""
    row = session.scalar(
        select(Notification).where(Notification.id == notification_id, Notification.person_id == person.id)
    )
    if row is None:
        raise NotFound("news_gone")
    if not row.is_read:
        row.read_at = now
        note_change(session, [person.id])
    return Link(row.endpoint, row.arguments)


def read_all(session: Session, person: Person, now: datetime) -> None:
    """Everything in this person's inbox has been seen."""
    _read(session, person.id, (), now)


def read_shown(session: Session, person: Person, numbers: Sequence[int], until: datetime, now: datetime) -> None:
    """These were on the screen as they were then. What was told again since is news, and so is what was not there:
    another may have been told earlier and have come in later."""
    _read(session, person.id, (Notification.id.in_(numbers[:SHOWN]), Notification.created_at <= until), now)


def read_about(session: Session, person_id: int, group_keys: Iterable[str], now: datetime) -> None:
    """What was told under these keys is known to this person by another way than their inbox."""
    _read(session, person_id, (Notification.group_key.in_(list(group_keys)),), now)


def _read(session: Session, person_id: int, which: Iterable[ColumnElement[bool]], now: datetime) -> None:
    unread = update(Notification).where(Notification.person_id == person_id, is_unread(), *which)
    read = session.execute(
        unread.values(read_at=now).returning(Notification.id).execution_options(synchronize_session=False)
    )
    if read.all():
        note_change(session, [person_id])


def note_change(session: Session, person_ids: Iterable[int]) -> None:
    """The state that these people's phones know is no longer the newest: the count of unread ones is part of it."""
    people = update(Person).where(Person.id.in_(list(person_ids)))
    session.execute(people.values(revision=Person.revision + 1).execution_options(synchronize_session=False))
