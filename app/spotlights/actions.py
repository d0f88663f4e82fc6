"""Turning spotlights on and off. Who may do so, and on what, is asked above, where the things themselves are known."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.errors import Conflict, Invalid, NotFound
from app.people.models import Person, Team
from app.spotlights.models import Spotlight
from app.spotlights.rules import LONGEST, MOST, SHINES

Target = tuple[str, int]


def shining(session: Session, team_id: int, now: datetime) -> Sequence[Spotlight]:
    """What is in the spotlight of a team now, the newest first."""
    rows = select(Spotlight).where(Spotlight.team_id == team_id, Spotlight.until > now)
    return session.scalars(rows.order_by(Spotlight.began_at.desc(), Spotlight.id.desc())).all()


def shine(
    session: Session, team_id: int, target: Target, owner_id: int, by: Person, sentence: str, now: datetime
) -> Spotlight:
    """Put a thing in the spotlight of a team for a week, inside `write()`; flushes.

    Raises Invalid: sentence_empty; Conflict: spotlight_twice, spotlights_enough.
    """
    words = " ".join(sentence.replace("\0", "").split())[:LONGEST]
    if not words:
        raise Invalid("sentence_empty", field="sentence")
    session.execute(select(Team.id).where(Team.id == team_id).with_for_update(key_share=True))  # counted one by one
    on = shining(session, team_id, now)
    if target in {one.target for one in on}:
        raise Conflict("spotlight_twice")
    if len(on) >= MOST:
        raise Conflict("spotlights_enough")
    row = Spotlight(
        team_id=team_id,
        target_kind=target[0],
        target_id=target[1],
        owner_id=owner_id,
        by=by,
        sentence=words,
        began_at=now,
        until=now + SHINES,
    )
    session.add(row)
    session.flush()
    return row


def put_out(session: Session, number: int, teams: Collection[int], now: datetime) -> Spotlight:
    """End a spotlight of one of these teams; ending it again changes nothing. Raises NotFound."""
    row = session.scalar(select(Spotlight).where(Spotlight.id == number, Spotlight.team_id.in_(sorted(teams))))
    if row is None:
        raise NotFound
    row.until = min(row.until, now)
    return row


def put_out_on(session: Session, target: Target, now: datetime) -> None:
    """End every spotlight on a thing."""
    on = (Spotlight.target_kind == target[0], Spotlight.target_id == target[1], Spotlight.until > now)
    ended = update(Spotlight).where(*on).values(until=now)
    session.execute(ended.execution_options(synchronize_session=False))


def forget_lost(session: Session, kind: str, number: InstrumentedAttribute[int]) -> Sequence[int]:
    """Things of this kind that are gone leave the spotlight; `number` is the column of their ids. Answers them."""
    lost = (Spotlight.target_kind == kind, ~exists().where(number == Spotlight.target_id))
    gone = delete(Spotlight).where(*lost).returning(Spotlight.target_id)
    return session.scalars(gone.execution_options(synchronize_session=False)).all()
