"""Mornings that are planned for days which became free: they go off the plan, and whoever planned them hears it."""

from collections import defaultdict
from datetime import date

from sqlalchemy.orm import Session

from app.before_ten.actions import take_off
from app.calendar.rules import WorkWeek, game_day
from app.jobs.work import Outcome, Task
from app.notifications.actions import Link, notify
from app.people.models import Team

OFF = "morning_off"


def follow_days(task: Task) -> Outcome:
    """Follow the days of a team, which are others now; see people.working_days.TEAM_DAYS."""
    return Outcome(effect=lambda session: _follow(session, task))


def _follow(session: Session, task: Task) -> None:
    team = session.get(Team, task.payload["team"])
    if team is None:
        return
    was = WorkWeek(task.payload["pattern"], task.payload["place"])
    days: defaultdict[int, list[date]] = defaultdict(list)
    for row in take_off(session, team, was, game_day(task.now, team.zone)):
        if row.author.left_at is None:
            days[row.author_id].append(row.day)
    for author, off in sorted(days.items()):
        what = {"team": team.name, "first": off[0].isoformat(), "last": off[-1].isoformat(), "mornings": len(off)}
        key, link = f"{OFF}:{team.id}:{off[0]}", Link("before_ten.plan")
        notify(session, [author], OFF, what, task.now, group_key=key, link=link)
