"""Removing somebody's name from what others were told."""

import orjson
from sqlalchemy import String, cast, delete, or_, select
from sqlalchemy.orm import Session

from app.friendly.models import FriendlyWeek
from app.notifications.actions import note_change
from app.notifications.models import Notification
from app.notifications.praise import GAME, retell_applause
from app.notifications.tell_badges import gift_keys
from app.notifications.tell_friendly import friendly_key
from app.people.models import Person
from app.recognition.models import Applause


def forget_names(session: Session, person: Person) -> None:
    """Remove what others were told with this name in it; a namesake's goes too, rather than one of theirs stays."""
    told = cast(Notification.params, String)
    for name in {person.name, person.first_name} if person.name else ():
        session.execute(delete(Notification).where(told.contains(orjson.dumps(name).decode(), autoescape=True)))


def leave_game(session: Session, person: Person) -> None:
    """Whoever may not be seen any more (people.visibility) is named by nothing that the game told others, read or not,
    nor by what still waits for their phones: messages are made from what stands when they are sent.

    A badge that they gave stays, and their claps count among the others.
    """
    session.flush()
    is_theirs = or_(FriendlyWeek.inviter_id == person.id, FriendlyWeek.invited_id == person.id)
    keys = [friendly_key(number) for number in session.scalars(select(FriendlyWeek.id).where(is_theirs))]
    told = delete(Notification).where(Notification.group_key.in_(keys), Notification.person_id != person.id)
    note_change(session, session.scalars(told.returning(Notification.person_id)).all())
    for given in session.scalars(select(Notification).where(gift_keys(person))):
        given.params = {"badge": given.params["badge"]}
    mine = select(Applause.target_kind, Applause.target_id).where(
        Applause.person_id == person.id, Applause.target_kind.in_(sorted(GAME))
    )
    for kind, number in session.execute(mine.distinct()):
        retell_applause(session, f"{kind}:{number}")
