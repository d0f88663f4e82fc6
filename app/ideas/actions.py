"""Looking at ideas, and answering them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from app.challenges.models import Inspiration
from app.challenges.publishing import NewChallenge, publish
from app.errors import Conflict, NotFound
from app.ideas.models import Idea, IdeaAnswer
from app.people.models import Person, Team
from app.people.reach import is_led_by

SHOWN = 20
LASTS = timedelta(days=6)  # an adopted idea is set for a week
LONGEST_WORD = 200


def ideas_of(session: Session, person: Person) -> Sequence[Idea]:
    """One's own ideas, the newest first."""
    return session.scalars(select(Idea).where(Idea.person_id == person.id).order_by(Idea.id.desc()).limit(SHOWN)).all()


def ideas_waiting(session: Session, team: Team) -> int:
    """How many ideas of a team wait for an answer."""
    waiting = select(func.count()).select_from(Idea).where(Idea.team_id == team.id, _waits())
    return session.scalar(waiting) or 0


def open_ideas(session: Session, reader: Person) -> Sequence[Idea]:
    """What the teams that `reader` leads thought up and nobody answered yet, the oldest first."""
    waiting = select(Idea).where(is_led_by(reader, Idea.team_id), _waits())
    return session.scalars(waiting.order_by(Idea.id).limit(SHOWN)).all()


def _waits() -> ColumnElement[bool]:
    """Whether nobody answered an idea: asked idea by idea, for all answers together grow with the years."""
    return ~exists().where(IdeaAnswer.idea_id == Idea.id)


def adopt(
    session: Session,
    reader: Person,
    teams: Sequence[Team],
    number: int,
    today: date,
    now: datetime,
    behaviours: Sequence[str] = (),
) -> Idea:
    """Make an idea of one of these teams their challenge of this week, that `reader` does too; inside `write()`.

    It is an exercise in these `behaviours`. Raises NotFound for one of another team, Conflict: idea_answered, and what
    publishing one raises.
    """
    idea = _open_one(session, teams, number)
    team = session.get_one(Team, idea.team_id)
    new = NewChallenge(
        team=team,
        title=idea.title,
        what=idea.what,
        why=idea.why,
        minutes=idea.minutes,
        courage=idea.courage,
        starts_on=today,
        ends_on=today + LASTS,
        behaviours=behaviours,
    )
    challenge = publish(session, reader, new, now)
    session.add(Inspiration(challenge_id=challenge.id, person_id=idea.person_id))
    idea.answer = IdeaAnswer(by=reader, challenge_id=challenge.id, is_adopted=True, word="", created_at=now)
    session.flush()
    return idea


def decline(session: Session, reader: Person, teams: Sequence[Team], number: int, word: str, now: datetime) -> Idea:
    """Say kindly why not now; inside `write()`. Raises as `adopt` does."""
    idea = _open_one(session, teams, number)
    short = " ".join(word.split())[:LONGEST_WORD]
    idea.answer = IdeaAnswer(by=reader, challenge_id=None, is_adopted=False, word=short, created_at=now)
    session.flush()
    return idea


def _open_one(session: Session, teams: Sequence[Team], number: int) -> Idea:
    idea = session.scalar(select(Idea).where(Idea.id == number, Idea.team_id.in_([team.id for team in teams])))
    if idea is None:
        raise NotFound
    if idea.answer is not None:
        raise Conflict("idea_answered")
    return idea
