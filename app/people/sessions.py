"""Signed-in devices: a random token on the phone, only its hash in the database.

Flask-Login keeps `get_id()` in the signed cookie. Here that is the session's token, so ending a row
ends the session in every process at once, and a copied cookie is worth nothing afterwards.
"""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy.orm import Session

from app import periods
from app.people.models import DeviceSession, Person

IDLE, ABSOLUTE = periods.DEVICE_IDLE, periods.DEVICE_LONGEST
SEEN_EVERY = timedelta(minutes=15)  # how stale "last seen" may be: reading should not write

_BY_TOKEN = select(DeviceSession).where(DeviceSession.token_hash == bindparam("token_hash"))  # with every request

_SYSTEMS = (
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("Mac", r"Macintosh"),
    ("Linux", r"Linux|X11"),
)
_BROWSERS = (
    ("Edge", r"Edg/"),
    ("Samsung Internet", r"SamsungBrowser"),
    ("Firefox", r"Firefox|FxiOS"),
    ("Chrome", r"Chrome|CriOS"),
    ("Safari", r"Safari"),
)


def hash_token(token: str) -> str:
    """How a secret is kept: tokens are 256 random bits, so a plain digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def device_label(user_agent: str) -> str:
    """A short name for a device, such as "Chrome, Android"."""
    browser = next((name for name, mark in _BROWSERS if re.search(mark, user_agent)), "Browser")
    system = next((name for name, mark in _SYSTEMS if re.search(mark, user_agent)), "")
    return f"{browser}, {system}" if system else browser


def open_session(session: Session, person: Person, user_agent: str, now: datetime) -> DeviceSession:
    """Sign a device in. The new row carries its `token` until the request ends; flushes."""
    token = secrets.token_urlsafe(32)
    row = DeviceSession(
        token_hash=hash_token(token),
        person=person,
        label=device_label(user_agent),
        created_at=now,
        last_seen_at=now,
        expires_at=now + ABSOLUTE,
    )
    session.add(row)
    session.flush()
    person.session_token = token
    return row


def find_session(session: Session, token: str, now: datetime) -> DeviceSession | None:
    """The live session of `token`, or None when it ended, idled out or its person left."""
    row = session.scalar(_BY_TOKEN, {"token_hash": hash_token(token)})
    if row is None or row.person.left_at is not None or is_over(row.last_seen_at, row.expires_at, now):
        return None
    row.person.session_token = token
    return row


def is_over(last_seen_at: datetime, expires_at: datetime, now: datetime) -> bool:
    """Whether the session of this device has ended by itself."""
    return now >= expires_at or now - last_seen_at >= IDLE


def is_seen_stale(last_seen_at: datetime, now: datetime) -> bool:
    """Whether the device list would show an old moment for this device."""
    return now - last_seen_at >= SEEN_EVERY


def end_session(session: Session, token: str) -> None:
    """Sign the device of `token` out."""
    session.execute(delete(DeviceSession).where(DeviceSession.token_hash == hash_token(token)))


def end_sessions(session: Session, person: Person, keep: str | None = None) -> int:
    """Sign this person out everywhere, but on the device of token `keep`; answers how many."""
    ended = delete(DeviceSession).where(DeviceSession.person_id == person.id)
    if keep is not None:
        ended = ended.where(DeviceSession.token_hash != hash_token(keep))
    result = session.execute(ended.returning(DeviceSession.id))
    return len(result.all())


def forget_ended(session: Session, now: datetime, most: int) -> int:
    """Remove up to `most` sessions that ended by themselves, with the addresses for messages that hang on them.

    Answers how many went: as many as `most` where there may be more. A phone that comes back meanwhile keeps its own.
    """
    is_ended = or_(DeviceSession.last_seen_at <= now - IDLE, DeviceSession.expires_at <= now)
    some = session.scalars(select(DeviceSession.id).where(is_ended).order_by(DeviceSession.id).limit(most)).all()
    ended = delete(DeviceSession).where(DeviceSession.id.in_(some), is_ended)
    session.execute(ended.execution_options(synchronize_session=False))
    return len(some)
