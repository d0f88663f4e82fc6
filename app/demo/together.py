"""What people of the demo do together: a meeting that was tallied, a friendly week, and who agreed to be named."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.badges.actions import award_mark
from app.calendar.rules import monday_of
from app.deeds.actions import read, record
from app.deeds.way import Way
from app.demo.rhythm import Calendar
from app.demo.sending import deed_id, raw_deed
from app.friendly.actions import invite
from app.friendly.models import FriendlyWeek
from app.friendly.rules import ends_at, monday_for
from app.meetings.kind import MEETING_STROKE
from app.meetings.models import Meeting, MeetingSeat
from app.notifications.tell_friendly import tell_friendly
from app.people.models import Person, Role
from app.scores.meetings import end
from app.tallies.consent import agree

_HEARD = (6, 7, 4, 7)  # strokes of each at the table
_LASTED = timedelta(minutes=50)


def bring_together(session: Session, way: Way, star: Person, team: Sequence[Person], calendar: Calendar) -> None:
    """The star's team yesterday and this week; `team` has the others, in a fixed order. Flushes."""
    luck = random.Random(len(team))
    before = calendar.now - timedelta(days=7)
    for colleague in team[:3]:
        agree(session, colleague, before)
    _meet(session, way, [star, *team[:3]], calendar, luck)
    peers = [one for one in team if not one.has_role(Role.MANAGER)]  # who leads asks none of those whom they lead
    monday = monday_of(calendar.today)
    _be_friendly(session, star, peers[0], monday, before)
    past = monday - timedelta(days=14)
    friday = ends_at(past + timedelta(days=4), star.team.zone)
    _be_friendly(session, peers[2], star, past, before - timedelta(days=14), friday)
    for one in (star, peers[0], peers[2]):
        award_mark(session, one, "friendly_week", calendar.now)
    if monday_for(calendar.today) != monday:
        tell_friendly(session, invite(session, peers[1], star.account, calendar.now), calendar.now)


def _be_friendly(
    session: Session, one: Person, other: Person, monday: date, asked: datetime, done: datetime | None = None
) -> None:
    """A friendly week for which `one` asked, and `other` said yes two hours later."""
    times = {"invited_at": asked, "accepted_at": asked + timedelta(hours=2), "completed_at": done}
    session.add(FriendlyWeek(inviter_id=one.id, invited_id=other.id, monday=monday, **times))
    session.flush()


def _meet(session: Session, way: Way, people: Sequence[Person], calendar: Calendar, luck: random.Random) -> None:
    """A meeting on the last working day, by the way of every deed."""
    began = calendar.now - timedelta(days=1, hours=2)
    host = people[0]
    ref = UUID(int=luck.getrandbits(128), version=4)
    day = calendar.today - timedelta(days=1)
    meeting = Meeting(
        ref=ref, team_id=host.team_id, started_by_id=host.id, started_at=began, local_day=day, over_at=began + _LASTED
    )
    session.add(meeting)
    session.flush()
    session.add_all(MeetingSeat(meeting_id=meeting.id, person_id=one.id, joined_at=began) for one in people)
    session.flush()
    for person, times in zip(people, _HEARD, strict=False):
        moments = [began + timedelta(minutes=5 * n + 2) for n in range(times)]
        said = {"meeting": str(ref)}
        raw = [raw_deed(deed_id(at, luck), MEETING_STROKE, at, day, said) for at in moments]
        record(session, way, person, read(way, person, raw, calendar.now), calendar.now)
    end(session, meeting, began + _LASTED)
    for person in people:
        award_mark(session, person, MEETING_STROKE, calendar.now)
