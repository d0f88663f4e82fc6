"""Mornings follow the days and the clock of their team.

Those on days that became free go off the plan, and whoever planned them hears it. Those that stay end at their time by
the clock of their day; nobody hears that, since the time on the wall is what it was.
"""

from collections import defaultdict
from datetime import date

from sqlalchemy.orm import Session

from app.before_ten.actions import take_off
from app.before_ten.scheduling import follow_clock
from app.calendar.rules import WorkWeek
from app.calendar.zones import day_in
from app.jobs.work import Outcome, Task
from app.notifications.actions import Link, notify
from app.people.models import Team

OFF = "morning_off"


def follow_days(task: Task) -> Outcome:
    """Follow the days of a team, or its clock, which are others now; see people.working_days.TEAM_DAYS."""
    return Outcome(effect=lambda session: _follow(session, task))


def _follow(session: Session, task: Task) -> None:
    team = session.get(Team, task.payload["team"])
    if team is None:
        return
    follow_clock(session, team, task.now)
    was = WorkWeek(task.payload["pattern"], task.payload["place"])
    days: defaultdict[int, list[date]] = defaultdict(list)
    for row in take_off(session, team, was, day_in(team.clocks, task.now)):
        if row.author.left_at is None:
            days[row.author_id].append(row.day)
    for author, off in sorted(days.items()):
        what = {"team": team.name, "first": off[0].isoformat(), "last": off[-1].isoformat(), "mornings": len(off)}
        key, link = f"{OFF}:{team.id}:{off[0]}", Link("before_ten.plan")
        notify(session, [author], OFF, what, task.now, group_key=key, link=link)
