"""What a team is told together: that it reached the goal of its week."""

from sqlalchemy.orm import Session

from app.calendar.rules import monday_of
from app.deeds.way import Recording
from app.notifications.actions import Link, notify
from app.people.actions import team_members
from app.teapot.goals import reach_goal

GOAL = "goal"


def follow_goal(session: Session, recording: Recording) -> None:
    """Whoever's deed it was that reached the goal of the week: all of the team hear of it, once."""
    target = reach_goal(session, recording)
    if target is None:
        return
    person, now = recording.person, recording.now
    people = [one.id for one in team_members(session, person.team_id)]
    monday = monday_of(max(deed.local_day for deed in recording.added))
    notify(session, people, GOAL, {"target": target}, now, group_key=f"{GOAL}:{monday}", link=Link("teapot.pot"))
