"""Messages as they are read from the tables, many at once: what is true now, in a handful of statements."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, lazyload

from app.jobs.batches import Claim
from app.notifications.heard import is_heard, is_unread
from app.notifications.models import Notification
from app.people.actions import the_word
from app.people.models import DeviceSession, Person
from app.people.sessions import is_over
from app.push.message import Composer, manner_of, name_of, topic_of
from app.push.models import Subscription

log = logging.getLogger(__name__)

_READERS = (
    select(
        Subscription.id,
        Subscription.endpoint,
        Subscription.p256dh,
        Subscription.auth,
        Subscription.vapid_key_id,
        Subscription.origin,
        Subscription.shows_detail,
        Person.id.label("person_id"),
        func.coalesce(DeviceSession.speaks_as, Person.account).label("account"),
        Person.language,
        DeviceSession.last_seen_at,
        DeviceSession.expires_at,
    )
    .join(DeviceSession, DeviceSession.id == Subscription.device_session_id)
    .join(Person, Person.id == Subscription.person_id)
    .where(Person.left_at.is_(None))
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message ready to be sealed."""

    claim: Claim
    subscription_id: int
    endpoint: str
    p256dh: str
    auth: str
    vapid_key_id: str
    body: bytes
    expires: datetime
    urgency: str
    topic: str


def write_letters(session: Session, claims: Sequence[Claim], now: datetime) -> tuple[list[Letter], list[Claim]]:
    """Compose those for which there is still somebody to send to; what was read or told anew meanwhile is left out.

    The claims besides are those over which the server stumbled: they hold up none of the others.
    """
    readers = _readers(session, claims, now)
    news = _news(session, claims)
    people = sorted({reader.person_id for reader in readers.values()})
    unread = _unread(session, people)
    composer = Composer(the_word(session))
    letters, stumbled = [], []
    for claim in claims:
        reader = readers.get(claim.payload["subscription"])
        if reader is None:
            continue
        number = claim.payload["notification"]
        told = news.get(number) if number is not None else None
        if number is not None and not _is_still_news(told, claim, reader):
            continue
        try:
            body = composer.compose(reader, told, name_of(told, claim.job_id), unread.get(reader.person_id, 0))
        except Exception:
            log.exception("message %s could not be written", claim.job_id)
            stumbled.append(claim)
        else:
            letters.append(_letter(claim, reader, told, body))
    return letters, stumbled


def _letter(claim: Claim, reader: Any, told: Notification | None, body: bytes) -> Letter:
    manner = manner_of(told)
    return Letter(
        claim=claim,
        subscription_id=reader.id,
        endpoint=reader.endpoint,
        p256dh=reader.p256dh,
        auth=reader.auth,
        vapid_key_id=reader.vapid_key_id,
        body=body,
        expires=_until(claim, (told.fresh_since if told else claim.created_at) + manner.ttl),
        urgency=manner.urgency,
        topic=topic_of(told),
    )


def _until(claim: Claim, stale: datetime) -> datetime:
    """When it is no news any more, or when its person's working hours end: whichever comes first."""
    said = claim.payload.get("until")
    return min(stale, datetime.fromisoformat(said)) if said else stale


def _readers(session: Session, claims: Sequence[Claim], now: datetime) -> Mapping[int, Any]:
    """The phones whose sign-in still stands, by subscription."""
    ids = {claim.payload["subscription"] for claim in claims}
    rows = session.execute(_READERS.where(Subscription.id.in_(ids)))
    return {row.id: row for row in rows if not is_over(row.last_seen_at, row.expires_at, now)}


def _news(session: Session, claims: Sequence[Claim]) -> Mapping[int, Notification]:
    """What they are about, without what its person does not hear of any more: the game, once it is switched off."""
    ids = {claim.payload["notification"] for claim in claims} - {None}
    if not ids:
        return {}
    heard = select(Notification).where(Notification.id.in_(ids), is_heard())
    rows = session.scalars(heard.options(lazyload("*")))
    return {row.id: row for row in rows}


def _unread(session: Session, people: Sequence[int]) -> Mapping[int, int]:
    if not people:
        return {}
    counted = (
        select(Notification.person_id, func.count())
        .where(Notification.person_id.in_(people), is_unread())
        .group_by(Notification.person_id)
    )
    return {row[0]: row[1] for row in session.execute(counted)}


def _is_still_news(told: Notification | None, claim: Claim, reader: Any) -> bool:
    """Whether it is this person's, unread, and not told anew meanwhile."""
    if told is None or told.read_at is not None:
        return False
    return bool(told.round == claim.payload["round"] and told.person_id == reader.person_id)
