"""The devices on which somebody is signed in, and ending them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.people.models import DeviceSession, Person
from app.people.sessions import IDLE, hash_token


@dataclass(frozen=True)
class Device:
    """One line of the list."""

    id: int
    label: str
    since: datetime
    last_seen_at: datetime
    is_this: bool


def devices_of(session: Session, person: Person, token: str, now: datetime) -> Sequence[Device]:
    """Where this person is signed in: this device first, then the one that was seen last."""
    rows = session.scalars(
        select(DeviceSession)
        .where(
            DeviceSession.person_id == person.id,
            DeviceSession.expires_at > now,
            DeviceSession.last_seen_at > now - IDLE,
        )
        .order_by(DeviceSession.last_seen_at.desc(), DeviceSession.id.desc())
    )
    here = hash_token(token)
    found = [Device(row.id, row.label, row.created_at, row.last_seen_at, row.token_hash == here) for row in rows]
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
