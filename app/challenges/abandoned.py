"""Drafts that somebody began with one tap in the library and said nothing more of: the next tap takes their place."""

from collections.abc import Callable, Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.challenges.drafting import Words, remove_draft
from app.challenges.library import LIBRARY
from app.challenges.models import Audience, ChallengeEvent, SetChallenge
from app.challenges.wording import WORDS
from app.people.models import Person

KEPT = "kept"
"""What is noted of a draft that somebody said to keep; it is in no history."""


def let_go_of_abandoned(session: Session, author: Person, says: Callable[[str], Words]) -> None:
    """Remove this author's drafts that still say what the library says of their idea, for the team with which they
    began, at no time of their own, and that nobody said to keep. Flushes."""
    for row in _candidates(session, author):
        if row.idea in LIBRARY and _is_as(row, says(row.idea)) and _teams(session, row) == [row.team_id]:
            remove_draft(session, row)


def _candidates(session: Session, author: Person) -> Sequence[SetChallenge]:
    kept = exists().where(ChallengeEvent.challenge_id == SetChallenge.id, ChallengeEvent.kind == KEPT)
    return session.scalars(
        select(SetChallenge).where(
            SetChallenge.author_id == author.id,
            SetChallenge.published_at.is_(None),
            SetChallenge.idea.is_not(None),
            SetChallenge.starts_on == SetChallenge.ends_on,
            ~kept,
        )
    ).all()


def _is_as(row: SetChallenge, words: Words) -> bool:
    plain = [name for name in WORDS if name != "behaviours"]
    is_said = all(getattr(row, name) == getattr(words, name) for name in plain)
    return is_said and list(row.behaviours) == list(words.behaviours)


def _teams(session: Session, row: SetChallenge) -> Sequence[int]:
    return session.scalars(select(Audience.team_id).where(Audience.challenge_id == row.id)).all()
