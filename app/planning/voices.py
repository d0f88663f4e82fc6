"""What customers said and nobody read yet: who reads it hears of it, and it waits for nobody for ever (ADR 54)."""

from datetime import datetime

from sqlalchemy.orm import Session

from app import audit
from app.badges.actions import award_voice
from app.database import db, write
from app.holding import hold
from app.jobs.work import Outcome, Task
from app.notifications.tell_badges import tell_badges
from app.notifications.tell_voices import tell_voice, tell_waiting, untold_since
from app.people.models import Person
from app.periods import UNREAD_VOICE
from app.voices.actions import judge
from app.voices.models import State, Voice
from app.voices.own import whose
from app.voices.waiting import LATER, hand_over, later_readers_of, readers_of, waiting_since


def tell_came(task: Task) -> Outcome:
    """Tell who reads it first, in the transaction that ends this job."""

    def effect(session: Session) -> None:
        voice = session.get(Voice, task.payload["voice"])
        if voice is not None and voice.state == State.WAITING:
            tell_waiting(session, voice.team, readers_of(session, voice), task.now)

    return Outcome(effect=effect)


def look_who_waits(now: datetime) -> None:
    """Once a day: what waits too long is told further, handed over, or goes."""
    numbers = waiting_since(db.session(), now - LATER)
    db.session().rollback()
    for number in numbers:
        with write() as session:
            _look_at(session, number, now)


def _look_at(session: Session, number: int, now: datetime) -> None:
    voice = hold(session, Voice, number)
    if voice is None or voice.state != State.WAITING:
        return
    readers, waited = later_readers_of(session, voice), now - voice.said_at
    if not readers:
        _hand_over(session, voice, now)
    elif waited >= UNREAD_VOICE:
        theirs = whose(session, voice)
        judge(session, voice, State.GONE, None, None, now)
        audit.record(session, None, "voice.removed", voice, whose=theirs)
        tell_waiting(session, voice.team, (), now)
    else:  # once for each week that went by, also where nobody looked on its very day
        week_over = now - waited % LATER
        tell_waiting(session, voice.team, untold_since(session, voice.team, readers, week_over), now)


def _hand_over(session: Session, voice: Voice, now: datetime) -> None:
    person = session.get_one(Person, hand_over(session, voice, now))
    audit.record(session, None, "voice.kept", voice, whose=whose(session, voice), person=person.id)
    tell_voice(session, voice, now)
    tell_badges(session, award_voice(session, person, now), now)
