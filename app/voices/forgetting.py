"""What stays of what was said to somebody who is erased: the scores, which are the team's."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.people.models import Person
from app.voices.models import State, Voice


def leave_scores(session: Session, person: Person) -> None:
    """Take the person and the words off every voice of theirs that has a score; flushes.

    Sums of weeks that are over never change (decision 40): the difference would be what this one got.
    """
    theirs = update(Voice).where(Voice.person_id == person.id, Voice.score.is_not(None))
    session.execute(theirs.where(Voice.state != State.SCORE).values(state=State.GONE))
    session.execute(theirs.values(person_id=None, surprise_id=None, said="", helped=""))
