"""Looking at ideas, and answering them."""

from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from app.challenges.audiences import aim
from app.challenges.drafting import Words, draft, time
from app.challenges.free_days import free_spans, working_days
from app.challenges.models import Inspiration, SetChallenge
from app.challenges.occasions import Span
from app.challenges.publishing import publish_draft
from app.errors import Conflict, NotFound
from app.ideas.models import Idea, IdeaAnswer
from app.people.models import Person, Team
from app.people.reach import is_led_by

SHOWN = 20
LASTS = timedelta(days=6)  # an adopted idea is set for a week
SHORTEST = timedelta(days=2)  # or for the three days of it, at least, that are free
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


def who_know_of(session: Session, rows: Sequence[SetChallenge]) -> Mapping[int, Set[int]]:
    """By challenge: its author, and whose idea became this very one; they hear of it there, and nobody challenges them
    with it. Whoever sets it once more tells them like everybody."""
    know = {row.id: {row.author_id} for row in rows}
    adopted = select(SetChallenge.id, Idea.person_id).join(IdeaAnswer, IdeaAnswer.challenge_id == SetChallenge.id)
    its = adopted.join(Idea, Idea.id == IdeaAnswer.idea_id).where(SetChallenge.id.in_(know))
    for number, person in session.execute(its) if know else ():
        know[number].add(person)
    return know


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
) -> tuple[Idea, SetChallenge]:
    """Make an idea of one of these teams their challenge for a week, that `reader` does too; inside `write()`.

    It is an exercise in these `behaviours`, and begins on the first working day that has room for it. Raises NotFound
    for one of another team, Conflict: idea_answered, weeks_full; Invalid: audience_nobody, and what drafting raises.
    """
    idea = _open_one(session, teams, number)
    team = session.get_one(Team, idea.team_id)
    words = Words(idea.title, idea.what, idea.why, idea.minutes, idea.courage, behaviours=behaviours)
    challenge = draft(session, reader, team, words, now)
    aim(session, challenge, [team], reader, now)
    time(session, challenge, _free_week(session, challenge, team, today, now), reader, now)
    publish_draft(session, challenge, reader, now, is_committed=True)
    thought = {"title": idea.title, "what": idea.what}
    session.add(Inspiration(challenge_id=challenge.id, person_id=idea.person_id, **thought))
    idea.answer = IdeaAnswer(by=reader, challenge_id=challenge.id, is_adopted=True, word="", created_at=now)
    session.flush()
    return idea, challenge


def _free_week(session: Session, challenge: SetChallenge, team: Team, today: date, now: datetime) -> Span:
    """The first week with room for a few days in a row; otherwise the first with any. Raises Conflict: weeks_full."""
    wanted = [Span(day, day + LASTS) for day in working_days(team.week, today)]
    found = list[Span]()
    for span in free_spans(session, challenge, [team], wanted, now):
        if span.ends_on - span.starts_on >= SHORTEST:
            return span
        found.append(span)
    if not found:
        raise Conflict("weeks_full")
    return found[0]


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
