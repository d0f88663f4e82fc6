"""A link to choose a new password, handed over by the administrator: no mailbox is needed.

The link is signed, not stored. It names the password that it replaces (by a digest of its hash), so it
works once, and stops working when the password was changed in another way.
"""

import hashlib
from datetime import UTC, datetime, timedelta

from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.holding import hold
from app.people.models import Person
from app.people.sessions import end_sessions

LASTS = timedelta(days=2)


def _signer(key: str) -> URLSafeSerializer:
    return URLSafeSerializer(key, salt="streepje new password")


def _digest(person: Person) -> str:
    return hashlib.sha256(person.password_hash.encode()).hexdigest()[:24]


def recovery_token(session: Session, key: str, person_id: int, now: datetime) -> tuple[Person, str]:
    """Whose it is, and a token good for two days. Raises NotFound."""
    person = session.get(Person, person_id)
    if person is None or person.left_at is not None:
        raise NotFound
    until = int((now + LASTS).timestamp())
    return person, str(_signer(key).dumps([person.id, until, _digest(person)]))


def find_recovery(session: Session, key: str, token: str, now: datetime, *, to_use: bool = False) -> Person | None:
    """Whose password `token` may replace; None when it is over, used, or not ours. Who is `to_use` it is locked."""
    try:
        person_id, until, digest = _signer(key).loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    # of two who use it at once, one finds it used
    person = hold(session, Person, person_id) if to_use else session.get(Person, person_id)
    if person is None or person.left_at is not None or digest != _digest(person):
        return None
    return person if now < datetime.fromtimestamp(until, UTC) else None


def replace_password(session: Session, key: str, token: str, password_hash: str, now: datetime) -> Person:
    """Use the token: the new password stands, and every device signs in anew. Raises NotFound."""
    person = find_recovery(session, key, token, now, to_use=True)
    if person is None:
        raise NotFound("recovery_closed")
    person.password_hash = password_hash
    end_sessions(session, person)
    session.flush()
    return person
