"""Counting somebody's badges anew when their days of the past turn out to have been other ones."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.badges.rebuilding import rebuild_person
from app.notifications.tell_badges import tell_late_badges
from app.people.models import Person


def recount(session: Session, person: Person, now: datetime) -> None:
    """Give what the deeds deserve over the days as they are known now; inside `write()`.

    What comes of it is told as late deeds are: in one message, without a feast.
    """
    session.flush()
    session.expire(person)
    tell_late_badges(session, rebuild_person(session, session.get_one(Person, person.id), now), now)
