"""Phones that were signed in as somebody who has been erased since, so that each can be told so, and nobody else.

Such a phone may hold what was never sent, and would ask for ever to sign in for it. What is kept is the hash of the
secret in its cookie, and the account in the name of its outbox: two random numbers, as long as the cookie would last.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.database import Base, UtcDateTime
from app.people.models import DeviceSession, Person
from app.people.sessions import hash_token


class ErasedPhone(Base):
    """That whoever holds this secret held a phone of an account that is no more."""

    __tablename__ = "erased_phone"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[UUID]
    until: Mapped[datetime] = mapped_column(UtcDateTime)


def remember_phones(session: Session, person: Person) -> None:
    """Those that are signed in as this person, before their sessions end."""
    for row in session.scalars(select(DeviceSession).where(DeviceSession.person_id == person.id)):
        account = row.speaks_as or person.account
        session.add(ErasedPhone(token_hash=row.token_hash, account=account, until=row.expires_at))


def erased_on(session: Session, cookie: Mapping[str, Any]) -> UUID | None:
    """The account that was erased, of the phone with this signed cookie; None for every other one."""
    token = cookie.get("_user_id")
    row = session.get(ErasedPhone, hash_token(token)) if isinstance(token, str) else None
    return row.account if row else None


def forget_phones(session: Session, now: datetime) -> None:
    """Those whose cookie has ended by itself."""
    session.execute(delete(ErasedPhone).where(ErasedPhone.until <= now))
