"""What is worth telling: a badge that was earned, applause, a challenge for the team.

These are called by those who compose the rooms (app.way, and the manager's page), in the transaction of the business.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.badges.models import Award
from app.calendar.rules import game_day
from app.challenges.models import SetChallenge
from app.deeds.way import Recording
from app.jobs.actions import enqueue
from app.jobs.work import Handler, Outcome, Task
from app.notifications.actions import Link, notify
from app.notifications.models import Notification
from app.people.actions import team_members
from app.people.models import Person, Team
from app.recognition.kind import split_target
from app.recognition.models import Applause
from app.surprises.models import Surprise

MORNING = time(8)
"""When a challenge that was set for a later day is told, on the team's wall clock."""
TELL_CHALLENGE = "notifications.challenge"
QUOTED = 80


def tell_badge(session: Session, award: Award, now: datetime) -> None:
    """Tell somebody that they earned a badge."""
    notify(
        session,
        [award.person_id],
        "badge",
        {"badge": award.badge},
        now,
        group_key=f"badge:{award.badge}",
        link=Link("badges.badges"),
    )


def tell_challenge(session: Session, challenge: SetChallenge, now: datetime) -> None:
    """Tell the team, but not the author, of a challenge: now, or on the morning of the day on which it begins."""
    team = session.get_one(Team, challenge.team_id)
    if challenge.starts_on > game_day(now, team.zone):
        morning = datetime.combine(challenge.starts_on, MORNING, ZoneInfo(team.zone)).astimezone(UTC)
        payload = {"challenge": challenge.id}
        enqueue(session, TELL_CHALLENGE, payload, key=str(challenge.id), run_at=morning, now=now)
        return
    notify(
        session,
        [person.id for person in team_members(session, team.id) if person.id != challenge.author_id],
        "challenge",
        {"by": challenge.author.first_name, "title": challenge.title, "minutes": challenge.minutes},
        now,
        group_key=f"challenge:{challenge.id}",
        link=Link("today.today"),
    )


def _tell_begun_challenge(task: Task) -> Outcome:
    """The morning has come: tell it, unless it was withdrawn."""

    def effect(session: Session) -> None:
        challenge = session.get(SetChallenge, task.payload["challenge"])
        if challenge is not None and challenge.withdrawn_at is None:
            tell_challenge(session, challenge, task.now)

    return Outcome(effect=effect)


HANDLERS: dict[str, Handler] = {TELL_CHALLENGE: _tell_begun_challenge}


def follow_applause(session: Session, recording: Recording) -> None:
    """Tell whose surprise or badge is applauded: one notification for each, however many clap."""
    for target in _targets(recording.added):
        _tell_applause(session, target, recording.person, recording.now)
    for target in _targets(recording.removed) - _targets(recording.added):
        if _applause_for(session, target) is None:
            session.execute(delete(Notification).where(Notification.group_key == f"applause:{target}"))


def _targets(deeds: Sequence[Any]) -> set[str]:
    return {deed.payload["target"] for deed in deeds if deed.kind == "applause"}


def _applause_for(session: Session, target: str) -> tuple[int, int] | None:
    """Whose the target is, and how many people applauded it; None where nobody does."""
    kind, number = split_target(target)
    row = session.execute(
        select(Applause.owner_id, func.count(Applause.person_id.distinct()))
        .where(Applause.target_kind == kind, Applause.target_id == number)
        .group_by(Applause.owner_id)
    ).first()
    return None if row is None else (row[0], row[1])


def _tell_applause(session: Session, target: str, by: Person, now: datetime) -> None:
    found = _applause_for(session, target)
    if found is None:
        return
    owner_id, people = found
    params = {"by": by.first_name, "others": people - 1, **_what(session, target)}
    key = f"applause:{target}"
    notify(session, [owner_id], "applause", params, now, group_key=key, link=Link("wall.wall"))


def _what(session: Session, target: str) -> dict[str, str]:
    """What was applauded, in its own words or by its key."""
    kind, number = split_target(target)
    if kind == "award":
        award = session.get(Award, number)
        return {"badge": award.badge} if award else {}
    surprise = session.get(Surprise, number)
    return {"surprise": surprise.what[:QUOTED]} if surprise else {}
