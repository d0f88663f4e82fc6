"""Cards: made by the person themselves, or by who leads the team; renewed, closed, and found by their token."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.people.models import Person, Team
from app.voices.models import VoiceCard

SECRET_BYTES = 16  # 128 bits


def make_card(session: Session, team: Team, person: Person | None, now: datetime) -> VoiceCard:
    """A new card for a person, or else for all of the team; the one before is closed. Flushes."""
    close_card(session, team, person, now)
    whose = None if person is None else person.id
    card = VoiceCard(token=secrets.token_urlsafe(SECRET_BYTES), team=team, person_id=whose, created_at=now)
    session.add(card)
    session.flush()
    return card


def close_card(session: Session, team: Team, person: Person | None, now: datetime) -> list[int]:
    """Whoever scans it from now on reads that it is not used any more. Answers which were closed; flushes."""
    lock = select(Team.id).where(Team.id == team.id).with_for_update()
    session.execute(lock)  # of two who renew at once, one closes what the other made
    closed = []
    for card in session.scalars(select(VoiceCard).where(*_whose(team, person), VoiceCard.closed_at.is_(None))):
        card.closed_at = now
        closed.append(card.id)
    session.flush()
    return closed


def open_card(session: Session, team: Team, person: Person | None) -> VoiceCard | None:
    """The card that is in use."""
    return session.scalar(
        select(VoiceCard).where(*_whose(team, person), VoiceCard.closed_at.is_(None), VoiceCard.team_id == team.id)
    )


def find_card(session: Session, token: str) -> VoiceCard | None:
    """The card of a token, if it can still be used."""
    card = session.scalar(select(VoiceCard).where(VoiceCard.token == token))
    return card if card is not None and card.is_open else None


def _whose(team: Team, person: Person | None) -> Sequence[ColumnElement[bool]]:
    """A person's are theirs whatever team they were in."""
    if person is None:
        return (VoiceCard.team_id == team.id, VoiceCard.person_id.is_(None))
    return (VoiceCard.person_id == person.id,)
