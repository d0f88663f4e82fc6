"""What is worth telling about ideas: a new one to who leads the team, and the answer to who had it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.deeds.way import Recording
from app.ideas.models import Idea
from app.notifications.actions import Link, note_change, notify, read_about
from app.notifications.models import Notification
from app.people.leading import leaders_beside

IDEA = "idea"


def follow_ideas(session: Session, recording: Recording) -> None:
    """Tell who leads the team of each new idea, or leads all teams where nobody else in it does.

    One that was taken back leaves their inboxes.
    """
    if IDEA in recording.kinds_removed:
        _forget_lost(session, recording)
    if IDEA not in recording.kinds:
        return
    fresh = [deed.id for deed in recording.added if deed.kind == IDEA]
    person = recording.person
    leaders = leaders_beside(session, person.team_id, {person.id})
    found = session.scalars(select(Idea).where(Idea.person_id == person.id, Idea.deed_id.in_(fresh)))
    for idea in found.unique().all():
        what = {"by": person.first_name, "title": idea.title}
        notify(session, leaders, IDEA, what, recording.now, group_key=_key(idea), link=Link("insights.team_ideas"))


def tell_answer(session: Session, idea: Idea, now: datetime, begins: date | None = None) -> None:
    """Tell who had the idea what became of it; `begins` is its first day, where that comes later.

    Whoever answered has read what they were told of it.
    """
    if idea.answer is None:
        return
    read_about(session, idea.answer.by_id, [_key(idea)], now)
    if idea.answer.by_id == idea.person_id:
        return
    what = {"title": idea.title, "is_adopted": idea.answer.is_adopted, "word": idea.answer.word}
    if begins is not None:
        what["begins"] = begins.isoformat()
    key = f"{_key(idea)}:answer"
    notify(session, [idea.person_id], IDEA, what, now, group_key=key, link=Link("ideas.ideas"))


def _forget_lost(session: Session, recording: Recording) -> None:
    """What was adopted or declined by then stays an idea, and stays told."""
    person = recording.person
    taken_back = {deed.id for deed in recording.removed if deed.kind == IDEA}
    stay = select(Idea.deed_id).where(Idea.person_id == person.id, Idea.deed_id.in_(taken_back))
    keys = [_key_of(person.id, deed) for deed in taken_back - set(session.scalars(stay))]
    told = delete(Notification).where(Notification.group_key.in_(keys)).returning(Notification.person_id)
    note_change(session, session.scalars(told).all())


def _key(idea: Idea) -> str:
    return _key_of(idea.person_id, idea.deed_id)


def _key_of(person_id: int, deed_id: UUID) -> str:
    """By its deed, which is known after its row is gone."""
    return f"{IDEA}:{person_id}:{deed_id}"
