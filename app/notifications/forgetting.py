"""Removing somebody's name from what others were told."""

import orjson
from sqlalchemy import String, cast, delete
from sqlalchemy.orm import Session

from app.notifications.models import Notification
from app.people.models import Person


def forget_names(session: Session, person: Person) -> None:
    """Remove what others were told with this name in it; a namesake's goes too, rather than one of theirs stays."""
    told = cast(Notification.params, String)
    for name in {person.name, person.first_name} if person.name else ():
        session.execute(delete(Notification).where(told.contains(orjson.dumps(name).decode(), autoescape=True)))
