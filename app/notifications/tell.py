"""What is worth telling: a badge that was earned, a challenge for the team, what somebody chose (see praise, too).

These are called by those who compose the rooms (app.way, and the manager's page), in the transaction of the business.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.badges.models import Award
from app.calendar.rules import game_day
from app.challenges.models import SetChallenge
from app.deeds.rules import Deed
from app.deeds.way import Recording
from app.moments.actions import Due, put
from app.moments.rules import wall_clock
from app.notifications.actions import Link, notify
from app.notifications.kinds import KINDS, Channel
from app.notifications.preferences import wishes_of
from app.people.actions import team_members
from app.people.models import Team

REMINDER = "reminder"


def tell_badge(session: Session, award: Award, now: datetime) -> None:
    """Tell somebody that they earned a badge."""
    notify(
        session,
        [award.person_id],
        "badge",
        {"badge": award.badge},
        now,
        group_key=f"badge:{award.badge}",
        link=Link("badges.badges", {"_anchor": f"award-{award.id}"}),
    )


def challenge_key(challenge: SetChallenge) -> str:
    """Under which key somebody is told of a challenge; by it is known who was."""
    return f"challenge:{challenge.id}"


def tell_challenge(session: Session, challenge: SetChallenge, now: datetime) -> None:
    """Tell the team, but not the author, of a challenge that has begun; a later one each hears of in their morning."""
    team = session.get_one(Team, challenge.team_id)
    if challenge.starts_on <= game_day(now, team.zone):
        people = [person.id for person in team_members(session, team.id) if person.id != challenge.author_id]
        tell_set(session, challenge, people, now)


def tell_set(
    session: Session, challenge: SetChallenge, people: Iterable[int], now: datetime, *, is_asked: bool = False
) -> None:
    """Tell these people of a challenge that somebody set."""
    what = {"by": challenge.author.first_name, "title": challenge.title, "minutes": challenge.minutes}
    key, link = challenge_key(challenge), Link("today.today")
    notify(session, people, "challenge", what, now, group_key=key, link=link, is_asked=is_asked)


def follow_choices(session: Session, recording: Recording) -> None:
    """Who chose something for today is reminded of it, once, later that day."""
    person, now = recording.person, recording.now
    today = game_day(now, person.team.zone)
    if not any(_is_choosing(deed, today) for deed in recording.added):
        return
    wishes = wishes_of(session, person)
    at = wall_clock(today, wishes.reminder, person.team.zone)
    if at > now and wishes.channel(KINDS[REMINDER]) is not Channel.OFF:
        put(session, [Due(person.id, REMINDER, today, at)], now)


def _is_choosing(deed: Deed, today: date) -> bool:
    return deed.kind == "choice" and deed.local_day == today and deed.payload["action"] == "choose"
