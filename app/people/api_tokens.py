"""Tokens by which another program reads what its administrator may: shown once, kept as a hash, revocable.

A token holds for the few addresses of the API that name it in the access table, and for nothing else; and only for as
long as whoever made it administers the organisation.
"""

import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.errors import Invalid, NotFound
from app.people.models import Person, Role
from app.people.sessions import hash_token

PREFIX = "streepje_"
MOST = 20
SEEN_EVERY = timedelta(minutes=15)  # reading should not write each time
_BEARER = re.compile(r"Bearer +(\S{20,100})\s*", re.IGNORECASE)


class ApiToken(Base):
    """One program that may read."""

    __tablename__ = "api_token"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    made_by: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)


def make_token(session: Session, by: Person, name: str, now: datetime) -> tuple[ApiToken, str]:
    """A new token, and its text, which nobody knows afterwards; flushes. Raises Invalid: label_empty, tokens_many."""
    name = " ".join(name.split())
    if not name or len(name) > 60:
        raise Invalid("label_empty", field="name")
    if len(tokens(session)) >= MOST:
        raise Invalid("tokens_many", field="name")
    text = PREFIX + secrets.token_urlsafe(32)
    row = ApiToken(name=name, token_hash=hash_token(text), made_by_id=by.id, made_at=now)
    session.add(row)
    session.flush()
    return row, text


def tokens(session: Session) -> Sequence[ApiToken]:
    """Those that were not revoked, the newest first."""
    newest = ApiToken.made_at.desc(), ApiToken.id.desc()
    return session.scalars(select(ApiToken).where(ApiToken.revoked_at.is_(None)).order_by(*newest)).all()


def revoke_token(session: Session, number: int, now: datetime) -> ApiToken:
    """Let a token hold no more; doing it again changes nothing. Raises NotFound."""
    row = session.get(ApiToken, number)
    if row is None:
        raise NotFound
    row.revoked_at = row.revoked_at or now
    return row


def find_token(session: Session, header: str) -> ApiToken | None:
    """The token of an Authorization header, where it holds."""
    told = _BEARER.fullmatch(header)
    if told is None:
        return None
    row = session.scalar(select(ApiToken).where(ApiToken.token_hash == hash_token(told[1])))
    if row is None or row.revoked_at is not None or row.made_by.left_at is not None:
        return None
    return row if row.made_by.has_role(Role.ADMINISTRATOR) else None


def is_use_stale(row: ApiToken, now: datetime) -> bool:
    """Whether the list would show an old moment for this token."""
    return row.last_used_at is None or now - row.last_used_at >= SEEN_EVERY
