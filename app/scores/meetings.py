"""What a meeting does to its team's day: once it has ended it counts as one pair of ears, however many sat there."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import write
from app.deeds.way import Recording
from app.jobs.work import Handler, Task
from app.meetings.actions import END, strokes_at
from app.meetings.kind import MEETING_STROKE
from app.meetings.models import Meeting
from app.meetings.rules import counts_for
from app.people.models import Organisation
from app.scores.rules import points
from app.scores.team_days import raise_team_day


def end(session: Session, meeting: Meeting, now: datetime) -> None:
    """It is over: its code is free, and it counts. Ending it again changes nothing. Inside `write()`."""
    if meeting.ended_at is None:
        meeting.ended_at = min(now, meeting.over_at)
        meeting.code = None
        session.flush()
    settle(session, meeting)


def settle(session: Session, meeting: Meeting) -> None:
    """Let the team's day hold what the meeting counts for by now; what comes in late only changes the difference."""
    _count(session, meeting, _heard(session, meeting))


def _heard(session: Session, meeting: Meeting) -> int:
    return counts_for(strokes_at(session, meeting)) if meeting.ended_at else 0


def _count(session: Session, meeting: Meeting, heard: int) -> None:
    more = heard - meeting.counted
    if not more:
        return
    worth = points({"strokes": heard}) - points({"strokes": meeting.counted})
    meeting.counted = heard
    raise_team_day(session, meeting.team_id, meeting.local_day, {"strokes": more, "points": worth})
    session.flush()


def follow_meetings(session: Session, recording: Recording) -> None:
    """Strokes that come in after the end, or are taken back, settle the meeting anew."""
    if MEETING_STROKE not in recording.kinds | recording.kinds_removed:
        return
    refs = {
        UUID(deed.payload["meeting"]) for deed in (*recording.added, *recording.removed) if deed.kind == MEETING_STROKE
    }
    if refs:
        ended = select(Meeting).where(Meeting.ref.in_(refs), Meeting.ended_at.is_not(None)).order_by(Meeting.id)
        _settle_all(session, session.scalars(ended.with_for_update(of=Meeting)))


def count_meetings_anew(session: Session) -> None:
    """After the days of teams were counted anew, which knows only of persons.

    Of a meeting whose strokes were purged only what it counted for is known (privacy.retention).
    """
    purged_before = session.scalar(select(Organisation.strokes_purged_before).limit(1)) or date.min
    for meeting in session.scalars(select(Meeting).order_by(Meeting.id)):
        heard = meeting.counted if meeting.local_day < purged_before else _heard(session, meeting)
        meeting.counted = 0
        _count(session, meeting, heard)


def _settle_all(session: Session, meetings: Iterable[Meeting]) -> None:
    for meeting in meetings:
        settle(session, meeting)


def _end_by_itself(task: Task) -> None:
    with write() as session:
        meeting = session.get(Meeting, task.payload["meeting"])
        if meeting is not None:
            end(session, meeting, task.now)


HANDLERS: dict[str, Handler] = {END: _end_by_itself}
