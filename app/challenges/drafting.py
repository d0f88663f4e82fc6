"""Writing a challenge in three steps: what, for whom (see audiences), and when. The same three change one that is
published.

A change keeps what was there before, with who changed it and when; what people did with it stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.challenges.behaviours import MOST_OF_ONE, still_expected
from app.challenges.models import Audience, ChallengeEvent, Inspiration, SetChallenge
from app.challenges.occasions import Span, wrong_with
from app.challenges.room import check_room
from app.challenges.setting import teams_of
from app.challenges.thinkers import keep_thinker
from app.challenges.wording import WORDS, said_by
from app.errors import Conflict, Invalid
from app.people.models import Person, Team

MINUTES = (2, 5, 10, 15, 20, 30)
COURAGE = (1, 2, 3)


@dataclass(frozen=True)
class Words:
    """What a challenge says, the expected behaviours that it is an exercise in, and the one of the library that it
    began with."""

    title: str
    what: str
    why: str
    minutes: int
    courage: int
    idea: str | None = None
    behaviours: Sequence[str] = ()  # at most three keys


def draft(session: Session, author: Person, team: Team, words: Words, now: datetime) -> SetChallenge:
    """A challenge that only its author knows of, for the team from whose page it is set, to begin with; flushes.

    Raises Invalid: title_empty, what_empty, minutes_unknown, courage_unknown, behaviour_unknown, behaviours_many.
    """
    _check_words(session, words)
    today = game_day(now, team.zone)
    row = SetChallenge(team_id=team.id, author=author, starts_on=today, ends_on=today, created_at=now, days="")
    _set_words(row, words)
    row.idea = words.idea
    session.add(row)
    session.flush()
    session.add(Audience(challenge_id=row.id, team_id=team.id))
    session.flush()
    return row


def copy(session: Session, author: Person, row: SetChallenge, team: Team, now: datetime) -> SetChallenge:
    """A new draft that says the same, and keeps who thought that up; flushes."""
    words = Words(
        row.title, row.what, row.why, row.minutes, row.courage, row.idea, still_expected(session, row.behaviours)
    )
    made = draft(session, author, team, words, now)
    keep_thinker(session, made, row)
    note(session, row, "copied", author, now)
    return made


def word(session: Session, row: SetChallenge, words: Words, by: Person, now: datetime) -> None:
    """Say it in other words, from now on. Raises what `draft` raises, and Conflict: challenge_over."""
    _check_words(session, words)
    check_open(row)
    was = said_by(row)
    _set_words(row, words)
    if said_by(row) != was:
        row.edition += 0 if row.is_draft else 1
        note_change(session, row, was, by, now)


def time(session: Session, row: SetChallenge, span: Span, by: Person, now: datetime) -> None:
    """Say when. Raises Invalid: days_past, days_reversed, days_too_many, days_none, days_full; Conflict."""
    check_open(row)
    today = game_day(now, row_team(session, row).zone)
    wrong = wrong_with(span, today, None if row.is_draft else row.starts_on)
    if wrong:
        raise Invalid(wrong[1], field=wrong[0])
    check_room(session, row, span, teams_of(session, [row]).get(row.id, []), now)
    was = {"starts_on": row.starts_on.isoformat(), "ends_on": row.ends_on.isoformat(), "days": row.days}
    row.starts_on, row.ends_on, row.days = span
    note_change(session, row, was, by, now)


def remove_draft(session: Session, row: SetChallenge) -> None:
    """Throw a draft away. Raises Conflict: challenge_published."""
    if not row.is_draft:
        raise Conflict("challenge_published")
    for table in (Audience, ChallengeEvent, Inspiration):
        session.execute(delete(table).where(table.challenge_id == row.id))
    session.delete(row)
    session.flush()


def span_of(row: SetChallenge) -> Span:
    """When it is."""
    return Span(row.starts_on, row.ends_on, row.days)


def row_team(session: Session, row: SetChallenge) -> Team:
    """The team whose wall clock it follows."""
    return session.get_one(Team, row.team_id)


def note(session: Session, row: SetChallenge, kind: str, by: Person, now: datetime, was: Any = None) -> None:
    """Keep who did what to it; flushes."""
    session.add(ChallengeEvent(challenge_id=row.id, kind=kind, person_id=by.id, at=now, was=was))
    session.flush()


def note_change(session: Session, row: SetChallenge, was: dict[str, Any], by: Person, now: datetime) -> None:
    """Keep what it was before, of one that is published; flushes."""
    if not row.is_draft:
        note(session, row, "changed", by, now, was)
    session.flush()


def check_open(row: SetChallenge) -> None:
    """Raises Conflict: challenge_over, for one that was taken back."""
    if row.withdrawn_at is not None:
        raise Conflict("challenge_over")


def _check_words(session: Session, words: Words) -> None:
    wrong = (
        ("title", "title_empty", not words.title),
        ("what", "what_empty", not words.what),
        ("minutes", "minutes_unknown", words.minutes not in MINUTES),
        ("courage", "courage_unknown", words.courage not in COURAGE),
        ("behaviours", "behaviours_many", len(words.behaviours) > MOST_OF_ONE),
        ("behaviours", "behaviour_unknown", still_expected(session, words.behaviours) != list(words.behaviours)),
    )
    for field, code, is_wrong in wrong:
        if is_wrong:
            raise Invalid(code, field=field)


def _set_words(row: SetChallenge, words: Words) -> None:
    for name in WORDS:
        setattr(row, name, getattr(words, name))
    row.behaviours = list(words.behaviours)
