"""Challenges that people of the organisation made themselves, to be used again: the library's own shelf."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.challenges.behaviours import Shown
from app.challenges.finding import Wanted, folded
from app.challenges.models import SetChallenge
from app.challenges.thinkers import keep_thinker
from app.errors import NotFound
from app.people.models import Team

LOOKED_AT = 200  # the newest; older ones are found on the page of what was set
_PUBLISHED = (SetChallenge.idea.is_(None), SetChallenge.published_at.is_not(None), SetChallenge.withdrawn_at.is_(None))


def find_made_here(session: Session, wanted: Wanted, expected: Mapping[str, Shown]) -> Sequence[SetChallenge]:
    """What was made and published here and fits, the newest first; of those that say the same, one. One query.

    A kind is something of the library only, so whoever asks for one finds none of these.
    """
    rows = session.execute(
        select(SetChallenge, Team.department)
        .join(Team, Team.id == SetChallenge.team_id)
        .where(*_PUBLISHED)
        .order_by(SetChallenge.id.desc())
        .limit(LOOKED_AT)
    )
    found: dict[tuple[str, str], SetChallenge] = {}
    for row, department in rows:
        if _is(row, department, wanted) and _has(row, expected, wanted):
            found.setdefault((folded(row.title), folded(row.what)), row)
    return list(found.values())


def made_here(session: Session, number: int) -> SetChallenge:
    """One of them. Raises NotFound for a draft, and for what was taken back."""
    row = session.scalar(select(SetChallenge).where(SetChallenge.id == number, *_PUBLISHED))
    if row is None:
        raise NotFound
    return row


def credit(session: Session, made: SetChallenge, number: int) -> None:
    """Keep who thought up one of them with a draft that says it again; nobody where it was taken back. Flushes."""
    row = session.scalar(select(SetChallenge).where(SetChallenge.id == number, *_PUBLISHED))
    if row is not None:
        keep_thinker(session, made, row)


def _is(row: SetChallenge, department: str, wanted: Wanted) -> bool:
    return (
        wanted.kind is None
        and wanted.courage in (None, row.courage)
        and (wanted.behaviour is None or wanted.behaviour in row.behaviours)
        and (wanted.minutes is None or row.minutes <= wanted.minutes)
        and wanted.department in (None, department)
    )


def _has(row: SetChallenge, expected: Mapping[str, Shown], wanted: Wanted) -> bool:
    named = [f"{expected[key].title} {expected[key].act}" for key in row.behaviours if key in expected]
    whole = folded(" ".join([row.title, row.what, row.why, *named]))
    return all(word in whole for word in folded(wanted.words).split())
