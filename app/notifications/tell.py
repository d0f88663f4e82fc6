"""What is worth telling: a challenge for the team, what somebody chose (see praise and tell_badges, too).

These are called by those who compose the rooms (app.way, and the manager's page), in the transaction of the business.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.challenges.models import SetChallenge
from app.deeds.rules import Deed
from app.deeds.way import Recording
from app.ideas.actions import who_know_of
from app.jobs.actions import enqueue_all
from app.moments.actions import Due, put
from app.moments.rules import wall_clock
from app.notifications.actions import Link, notify
from app.notifications.kinds import KINDS, Channel
from app.notifications.preferences import wishes_of
from app.people.actions import team_members
from app.people.models import Team

REMINDER = "reminder"
TELL_SET = "notifications.tell_set"
"""The kind of job that tells one team of a challenge; the planning room handles it. Payload: challenge, team."""


def challenge_key(challenge: SetChallenge, day: date) -> str:
    """Under which key somebody is told of a challenge; by it is known who was. One that comes anew is told anew."""
    return f"challenge:{challenge.id}:{day.isoformat()}" if challenge.days else f"challenge:{challenge.id}"


def tell_challenge(session: Session, challenge: SetChallenge, teams: Iterable[int], now: datetime) -> None:
    """Ask for these teams to be told of a challenge that is on today; of a later one each hears in their morning.

    One job for each team, so that whoever sets one for everybody waits for nobody; one time for each day.
    """
    day = game_day(now, session.get_one(Team, challenge.team_id).zone)
    if challenge.is_offered and challenge.falls_on(day):
        key = f"{challenge.id}:{day.isoformat()}"
        items = [(f"{key}:{team}", {"challenge": challenge.id, "team": team}) for team in teams]
        enqueue_all(session, TELL_SET, items, now=now)


def tell_team(session: Session, challenge: SetChallenge, team_id: int, now: datetime) -> None:
    """Tell a team, but not its author or who thought it up, of a challenge that is on today where they are."""
    day = game_day(now, session.get_one(Team, team_id).zone)
    if challenge.is_offered and challenge.falls_on(day):
        know = who_know_of(session, [challenge])[challenge.id]
        people = [person.id for person in team_members(session, team_id) if person.id not in know]
        tell_set(session, challenge, people, day, now)


def told_of(challenge: SetChallenge) -> dict[str, Any]:
    """What a notification says of it; by what it began with, its title is told in the reader's language."""
    return {"title": challenge.title, "minutes": challenge.minutes, "idea": challenge.idea}


def tell_set(
    session: Session,
    challenge: SetChallenge,
    people: Iterable[int],
    day: date,
    now: datetime,
    *,
    is_asked: bool = False,
) -> None:
    """Tell these people of a challenge that somebody set, for a day."""
    what = {"by": challenge.author.first_name, **told_of(challenge)}
    key, link = challenge_key(challenge, day), Link("today.today")
    notify(session, people, "challenge", what, now, group_key=key, link=link, is_asked=is_asked)


def follow_choices(session: Session, recording: Recording) -> None:
    """Who chose something for today is reminded of it, once, later that day."""
    if "choice" not in recording.kinds:
        return
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
