"""Erasing a person: what is theirs goes, what is the team's stays without them (ADR 36)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.orm import Session

from app.badges.models import Gift, Giving
from app.calendar.patterns import MONDAY_TO_FRIDAY
from app.errors import Invalid
from app.notifications.forgetting import forget_names
from app.notifications.tell_wall import forget_lost
from app.people.actions import NO_PASSWORD
from app.people.erased_phones import remember_phones
from app.people.models import Person, Role
from app.people.roles import is_last_administrator
from app.photos.actions import forget_photos
from app.privacy.entries import Ending
from app.privacy.owned import person_columns, tables
from app.recognition.models import COMPLIMENTED, Compliment
from app.scores.parting import leave_to_team
from app.tallies.consent import withdraw
from app.voices.forgetting import leave_scores

NOBODY = ""


def erase(session: Session, person: Person, now: datetime) -> None:
    """Forget this person; flushes. Raises Invalid: last_administrator.

    The row stays without a name under another account number, so that no phone can speak for it any more, and so that
    what it set for others still refers to something.
    """
    if is_last_administrator(session, person.id):
        raise Invalid("last_administrator")
    remember_phones(session, person)
    leave_to_team(session, person.id)
    withdraw(session, person)
    forget_photos(session, person, now)
    leave_scores(session, person)
    forget_names(session, person)
    for table, entry in tables():
        if entry.ending is Ending.GOES:
            session.execute(delete(table).where(or_(*(column == person.id for column in person_columns(table)))))
    _forget_compliments_to_nobody(session)
    session.execute(delete(Giving).where(~exists().where(Gift.giving_id == Giving.id)))  # nobody has it any more
    for kind in ("surprise", "compliment", "giving", "voice"):
        forget_lost(session, kind)
    person.name = NOBODY
    person.sign_in_name = f"erased {uuid4()}"
    person.account = uuid4()
    person.password_hash = NO_PASSWORD
    person.role, person.led_from, person.led_until = Role.EMPLOYEE, None, None
    person.work_week, person.leave = MONDAY_TO_FRIDAY, ""
    person.past_place, person.past_zones = "", ""
    person.left_at = person.left_at or now
    session.flush()


def erase_again(session: Session, accounts: Collection[UUID], now: datetime) -> int:
    """Forget everybody whom a restored database knows again; answers how many there were."""
    found = session.scalars(select(Person).where(Person.account.in_(accounts))).all()
    for person in found:
        person.role = Role.EMPLOYEE  # whoever was erased had handed over, or the organisation had another one
        erase(session, person, now)
    return len(found)


def _forget_compliments_to_nobody(session: Session) -> None:
    """A compliment that was for the erased person alone has nobody left to read it."""
    is_read = exists().where(COMPLIMENTED.c.compliment_id == Compliment.id)
    session.execute(delete(Compliment).where(Compliment.to_team_id.is_(None), ~is_read))
