"""The end of a friendly week: both hear of it, and may have earned something."""

from app.badges.actions import award_mark
from app.database import write
from app.friendly.actions import END, still_runs
from app.jobs.actions import enqueue
from app.jobs.work import Task
from app.notifications.tell_badges import tell_badges
from app.notifications.tell_friendly import tell_end
from app.planning.friendly_outcomes import keep_outcome, over_at


def end_friendly_week(task: Task) -> None:
    """The job of a Friday afternoon, and once more at the end of the last shift where that is later. Payload: week."""
    with write() as session:
        week = still_runs(session, task.payload["week"], task.now)
        if week is None:
            return
        ends = over_at(session, week)
        if task.now < ends:  # hours and days may be others than when both said yes
            enqueue(session, END, task.payload, now=task.now, run_at=ends)
            return
        week.completed_at = ends
        session.flush()
        keep_outcome(session, week)
        tell_end(session, week, task.now)
        for one in (week.inviter, week.invited):
            tell_badges(session, award_mark(session, one, "friendly_week", task.now), task.now)
