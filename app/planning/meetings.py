"""The end of a meeting: who drew at the table may have earned something by it."""

from app.badges.actions import award_mark
from app.database import write
from app.jobs.work import Task
from app.meetings.actions import who_drew
from app.meetings.kind import MEETING_STROKE
from app.meetings.models import Meeting
from app.notifications.tell_badges import tell_badges


def follow_end(task: Task) -> None:
    """The job after the end. Payload: meeting."""
    with write() as session:
        meeting = session.get(Meeting, task.payload["meeting"])
        for person in who_drew(session, meeting) if meeting else ():
            tell_badges(session, award_mark(session, person, MEETING_STROKE, task.now), task.now)
