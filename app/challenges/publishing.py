"""Publishing a challenge, pausing it and taking it back. Who publishes one commits to it, because managers go first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.challenges.audiences import aim, check_people
from app.challenges.drafting import Words, check_open, draft, note, span_of, time
from app.challenges.models import Commitment, SetChallenge
from app.challenges.occasions import Span
from app.challenges.room import check_room
from app.challenges.setting import teams_of
from app.errors import Conflict, Invalid
from app.people.models import Person, Team, first_name_of


@dataclass(frozen=True)
class NewChallenge:
    """A challenge set in one go; for `team` alone where no other `teams` are named, and with `kinds` of work for teams
    to come. Both days are included."""

    team: Team
    title: str
    what: str
    why: str
    minutes: int
    courage: int
    starts_on: date
    ends_on: date
    days: str = ""
    idea: str | None = None
    behaviours: Sequence[str] = ()
    teams: Sequence[Team] = ()
    kinds: Sequence[str] = ()


def publish(session: Session, author: Person, new: NewChallenge, now: datetime) -> SetChallenge:
    """Draft, aim, time and publish at once, with the author's commitment; flushes. Raises what those raise."""
    words = Words(new.title, new.what, new.why, new.minutes, new.courage, new.idea, new.behaviours)
    row = draft(session, author, new.team, words, now)
    aim(session, row, new.teams or [new.team], author, now, new.kinds)
    time(session, row, Span(new.starts_on, new.ends_on, new.days), author, now)
    publish_draft(session, row, author, now, is_committed=True)
    return row


def publish_draft(session: Session, row: SetChallenge, by: Person, now: datetime, *, is_committed: bool) -> None:
    """Set it, with the commitment of who does; flushes. Its words and days were checked when they were said.

    Whom it is for is looked at here too: a team may have emptied since, or the step where it is said was never done.
    Raises Conflict: challenge_published; Invalid: commitment_missing, audience_empty, audience_nobody.
    """
    if not row.is_draft:
        raise Conflict("challenge_published")
    check_people(session, row, teams_of(session, [row]).get(row.id, []))
    if not is_committed:
        raise Invalid("commitment_missing", field="commitment")
    row.published_at = now
    session.add(Commitment(challenge_id=row.id, person_id=by.id, created_at=now))
    note(session, row, "published", by, now)


def pause(session: Session, row: SetChallenge, by: Person, now: datetime) -> None:
    """Offer it no longer, for a while; what was done stays done. Again changes nothing."""
    check_open(row)
    if row.paused_at is None and not row.is_draft:
        row.paused_at = now
        note(session, row, "paused", by, now)


def resume(session: Session, row: SetChallenge, by: Person, now: datetime) -> None:
    """Offer it again. Raises Invalid: days_full, where others took its place."""
    check_open(row)
    if row.paused_at is not None:
        check_room(session, row, span_of(row), teams_of(session, [row]).get(row.id, []), now)
        row.paused_at = None
        note(session, row, "resumed", by, now)


def withdraw(session: Session, row: SetChallenge, by: Person, now: datetime) -> None:
    """Take it back for good; what was done stays done, also what a phone that was away did. Again changes nothing."""
    if row.withdrawn_at is None and not row.is_draft:
        row.withdrawn_at = now
        note(session, row, "withdrawn", by, now)


def committed_names(session: Session, challenges: Sequence[SetChallenge]) -> dict[int, list[str]]:
    """Who said to do each challenge too, by its id."""
    rows = session.execute(
        select(Commitment.challenge_id, Person.name)
        .join(Person, Person.id == Commitment.person_id)
        .where(Commitment.challenge_id.in_([row.id for row in challenges]))
        .order_by(Commitment.created_at)
    )
    names: dict[int, list[str]] = {}
    for number, name in rows:
        names.setdefault(number, []).append(first_name_of(name))
    return names
