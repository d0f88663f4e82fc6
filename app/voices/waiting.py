"""What waits to be read: by whom, and until when. Nobody decides about their own, nothing waits for ever (ADR 54)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.leading import leaders_beside, leaders_of_all
from app.people.models import Person
from app.voices.models import State, Voice
from app.voices.own import whom_about

CAME = "voices.came"
"""The kind of job that tells who reads a voice first. Payload: voice."""
LATER = timedelta(days=7)
"""After it, and each week again, who leads every team hears of it; what nobody may read goes to whom it is about."""


def readers_of(session: Session, voice: Voice) -> set[int]:
    """Who reads it first: who leads the team, else who leads every team; never whom it is about."""
    return leaders_beside(session, voice.team_id, whom_about(session, voice))


def later_readers_of(session: Session, voice: Voice) -> set[int]:
    """Who reads it when those did not."""
    return readers_of(session, voice) | leaders_of_all(session, whom_about(session, voice))


def waiting_since(session: Session, until: datetime) -> Sequence[int]:
    """The voices that came in by then and wait still, the oldest first."""
    waits = select(Voice.id).where(Voice.state == State.WAITING, Voice.said_at <= until)
    return session.scalars(waits.order_by(Voice.said_at, Voice.id)).all()


def has_other_readers(session: Session, reader: Person, team_id: int) -> bool:
    """Whether somebody else could read what is about this reader."""
    return bool(leaders_beside(session, team_id, {reader.id}))


def hand_over(session: Session, voice: Voice, now: datetime) -> int:
    """Let whom it is about read it, alone, because nobody else can; answers who that is. Flushes."""
    voice.person_id = next(one for one in sorted(filter(None, whom_about(session, voice))))
    voice.state, voice.decided_at = State.KEPT, now
    session.flush()
    return voice.person_id
