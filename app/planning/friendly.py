"""The end of a friendly week: both hear of it, and may have earned something."""

from app.badges.actions import award_mark
from app.database import write
from app.friendly.actions import see_through
from app.jobs.work import Task
from app.notifications.tell_badges import tell_badges
from app.notifications.tell_friendly import tell_end
from app.planning.friendly_outcomes import keep_outcome


def end_friendly_week(task: Task) -> None:
    """The job of a Friday afternoon. Payload: week."""
    with write() as session:
        week = see_through(session, task.payload["week"], task.now)
        if week is None:
            return
        keep_outcome(session, week)
        tell_end(session, week, task.now)
        for one in (week.inviter, week.invited):
            tell_badges(session, award_mark(session, one, "friendly_week", task.now), task.now)
