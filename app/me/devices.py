"""The devices on which somebody is signed in: their names, whether they hear us, and ending them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.errors import Invalid, NotFound
from app.people.models import DeviceSession, Person
from app.people.sessions import IDLE, hash_token
from app.push.models import Subscription

LONGEST_NAME = 40


@dataclass(frozen=True)
class Device:
    """One line of the list."""

    id: int
    label: str
    since: datetime
    last_seen_at: datetime
    is_this: bool
    hears_us: bool
    reached_at: datetime | None
    """When a push service last took a message for it."""


def devices_of(session: Session, person: Person, token: str, now: datetime) -> Sequence[Device]:
    """Where this person is signed in: this device first, then the one that was seen last."""
    rows = session.execute(
        select(DeviceSession, Subscription.id, Subscription.last_ok_at)
        .outerjoin(Subscription, Subscription.device_session_id == DeviceSession.id)
        .where(
            DeviceSession.person_id == person.id,
            DeviceSession.expires_at > now,
            DeviceSession.last_seen_at > now - IDLE,
        )
        .order_by(DeviceSession.last_seen_at.desc(), DeviceSession.id.desc())
    )
    here = hash_token(token)
    found = [
        Device(
            id=row.id,
            label=row.label,
            since=row.created_at,
            last_seen_at=row.last_seen_at,
            is_this=row.token_hash == here,
            hears_us=phone is not None,
            reached_at=reached_at,
        )
        for row, phone, reached_at in rows
    ]
    return sorted(found, key=lambda device: not device.is_this)


def end_device(session: Session, person: Person, device_id: int) -> None:
    """Sign one device out. Raises NotFound for one of somebody else."""
    ended = session.execute(
        delete(DeviceSession)
        .where(DeviceSession.id == device_id, DeviceSession.person_id == person.id)
        .returning(DeviceSession.id)
    )
    if ended.scalar() is None:
        raise NotFound


def name_device(session: Session, person: Person, device_id: int, name: str) -> None:
    """Give one of this person's devices a name of their own. Raises NotFound and Invalid."""
    device = own_device(session, person, device_id)
    label = " ".join(name.split())
    if not 0 < len(label) <= LONGEST_NAME:
        raise Invalid("label_empty", field="name")
    device.label = label
    session.flush()


def own_device(session: Session, person: Person, device_id: int) -> DeviceSession:
    """This person's sign-in on a device. Raises NotFound for one of somebody else."""
    own = select(DeviceSession).where(DeviceSession.id == device_id, DeviceSession.person_id == person.id)
    device = session.scalar(own)
    if device is None:
        raise NotFound
    return device
