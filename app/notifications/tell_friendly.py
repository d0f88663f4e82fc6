"""What the two of a friendly week hear of it: being asked, a yes, and the end. A no or a goodbye is told to nobody."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.friendly.models import FriendlyWeek
from app.notifications.actions import Link, note_change, notify
from app.notifications.models import Notification
from app.people.models import Person
from app.people.visibility import may_be_seen

FRIENDLY = "friendly"


def tell_friendly(session: Session, week: FriendlyWeek, now: datetime) -> None:
    """Tell who was asked that they were, or who asked that it is a yes."""
    if week.accepted_at:
        _tell(session, week, week.inviter, "accepted", now)
    else:
        _tell(session, week, week.invited, "invited", now)


def forget_invitation(session: Session, week: FriendlyWeek) -> None:
    """Of one that ended before a yes nothing is told any more: it could not be answered. Of a goodbye nobody hears."""
    if week.accepted_at is None:
        asked = delete(Notification).where(Notification.group_key == friendly_key(week.id))
        note_change(session, session.scalars(asked.returning(Notification.person_id)).all())


def tell_end(session: Session, week: FriendlyWeek, now: datetime) -> None:
    """Tell both that their week is over, if each may still see the other."""
    if may_be_seen(week.inviter) and may_be_seen(week.invited):
        for one in (week.inviter, week.invited):
            _tell(session, week, one, "over", now)


def _tell(session: Session, week: FriendlyWeek, whom: Person, what: str, now: datetime) -> None:
    said = {"by": week.other(whom).first_name, "what": what}
    notify(session, [whom.id], FRIENDLY, said, now, group_key=friendly_key(week.id), link=Link("friendly.friendly"))


def friendly_key(number: int) -> str:
    """Of all that is told about one friendly week."""
    return f"{FRIENDLY}:{number}"
