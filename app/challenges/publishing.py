"""Setting a challenge for a team: who publishes one commits to it, because managers go first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.challenges.models import Commitment, Completion, SetChallenge
from app.errors import Invalid, NotFound
from app.people.models import Person, Team

LONGEST = timedelta(days=60)
MINUTES = (2, 5, 10, 15, 20, 30)
COURAGE = (1, 2, 3)


@dataclass(frozen=True)
class NewChallenge:
    """What a manager wrote. Both days are included."""

    team: Team
    title: str
    what: str
    why: str
    minutes: int
    courage: int
    starts_on: date
    ends_on: date


def publish(session: Session, author: Person, new: NewChallenge, now: datetime) -> SetChallenge:
    """Set the challenge and commit its author to it; flushes.

    Raises Invalid: title_empty, what_empty, minutes_unknown, courage_unknown, days_past, days_reversed, days_too_many.
    """
    _check(new, game_day(now, new.team.zone))
    row = SetChallenge(
        team_id=new.team.id,
        author=author,
        title=new.title,
        what=new.what,
        why=new.why,
        minutes=new.minutes,
        courage=new.courage,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        created_at=now,
    )
    session.add(row)
    session.flush()
    session.add(Commitment(challenge_id=row.id, person_id=author.id, created_at=now))
    session.flush()
    return row


def _check(new: NewChallenge, today: date) -> None:
    wrong = (
        ("title", "title_empty", not new.title),
        ("what", "what_empty", not new.what),
        ("minutes", "minutes_unknown", new.minutes not in MINUTES),
        ("courage", "courage_unknown", new.courage not in COURAGE),
        ("starts_on", "days_past", new.starts_on < today),
        ("ends_on", "days_reversed", new.ends_on < new.starts_on),
        ("ends_on", "days_too_many", new.ends_on - new.starts_on >= LONGEST),
    )
    for field, code, is_wrong in wrong:
        if is_wrong:
            raise Invalid(code, field=field)


def withdraw(session: Session, teams: Sequence[Team], challenge_id: int, now: datetime) -> SetChallenge:
    """Offer it no longer; what was done stays done. Raises NotFound for one of another team."""
    row = session.scalar(
        select(SetChallenge).where(
            SetChallenge.id == challenge_id, SetChallenge.team_id.in_([team.id for team in teams])
        )
    )
    if row is None:
        raise NotFound
    row.withdrawn_at = row.withdrawn_at or now
    return row


def running(session: Session, team: Team, today: date) -> Sequence[SetChallenge]:
    """What is set for the team and not over, by the day on which it begins."""
    return session.scalars(
        select(SetChallenge)
        .where(SetChallenge.team_id == team.id, SetChallenge.ends_on >= today, SetChallenge.withdrawn_at.is_(None))
        .order_by(SetChallenge.starts_on, SetChallenge.id)
    ).all()


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
        names.setdefault(number, []).append(name.split()[0])
    return names


def people_who_did(session: Session, challenges: Sequence[SetChallenge], reader: Person, least: int) -> dict[int, int]:
    """How many people did each challenge, by its id; only where `least` or more of them are not the reader."""
    people = func.count(Completion.person_id.distinct())
    others = func.count(case((Completion.person_id != reader.id, Completion.person_id)).distinct())
    rows = session.execute(
        select(Completion.ref, people)
        .where(Completion.ref.in_([row.ref for row in challenges]))
        .group_by(Completion.ref)
        .having(others >= least)
    )
    counts = dict(rows.all())
    return {row.id: counts[row.ref] for row in challenges if row.ref in counts}
