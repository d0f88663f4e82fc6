"""What a meeting does to its team's day: once it has ended it counts as one pair of ears, however many sat there.

So do all meetings of a day together: they score as the strokes of one person, or a day full of small meetings would
boil the pot. One that was held alone is none: its strokes are those of who drew them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import write
from app.deeds import log
from app.deeds.actions import take_turn
from app.deeds.way import Recording
from app.jobs.actions import enqueue
from app.jobs.work import Handler, Task
from app.meetings.actions import END, drawn_by, strokes_at, take_days
from app.meetings.kind import MEETING_STROKE, meetings_of
from app.meetings.models import Meeting
from app.meetings.rules import SHARED_FROM, counts_for
from app.people.models import Organisation
from app.scores.actions import change_days
from app.scores.rules import DayChange, alone_strokes, points
from app.scores.team_days import raise_team_day

ENDED = "meetings.ended"
"""The kind of job that follows the end of a meeting; planning handles it. Payload: meeting."""


def end(session: Session, meeting: Meeting, now: datetime) -> None:
    """It is over: its code is free, and it counts. Ending it again changes nothing. Inside `write()`."""
    take_turn(session, meeting.started_by_id)
    take_days(session, {meeting.ref})
    if meeting.ended_at is not None:
        return
    meeting.ended_at = min(now, meeting.over_at)
    meeting.code = None
    meeting.is_shared = len(strokes_at(session, meeting)) >= SHARED_FROM
    session.flush()
    if meeting.is_shared:
        _settle(session, meeting.team_id, meeting.local_day, {meeting.ref})
    else:
        _take_home(session, meeting)
    enqueue(session, ENDED, {"meeting": meeting.id}, now=now)


def _take_home(session: Session, meeting: Meeting) -> None:
    """Of a meeting that somebody held alone, the strokes become their own."""
    person, ref = meeting.started_by, str(meeting.ref)
    deeds = log.stored_deeds(session, person.id, drawn_by(session, meeting, person.id))
    by_day = alone_strokes((deed for deed in deeds if not deed.is_late), {ref})
    if by_day:
        change_days(session, person, {day: DayChange(Counter(strokes=number)) for day, number in by_day.items()})
        person.revision += 1
        session.flush()


def follow_meetings(session: Session, recording: Recording) -> None:
    """Strokes that come in after the end, or are taken back, settle the meeting anew."""
    if MEETING_STROKE not in recording.kinds | recording.kinds_removed:
        return
    deeds = (*recording.added, *recording.removed)
    refs = meetings_of(deed for deed in deeds if deed.kind == MEETING_STROKE)
    if not refs:
        return
    ended = select(Meeting.team_id, Meeting.local_day).where(Meeting.ref.in_(refs), Meeting.is_shared.is_(True))
    for team, day in session.execute(ended.distinct().order_by(Meeting.team_id, Meeting.local_day)).all():
        _settle(session, team, day, refs)


def _settle(session: Session, team_id: int, day: date, refs: Collection[UUID]) -> None:
    """Let a team's day hold what these of its meetings count for by now; what comes in late changes the difference."""
    of_day = select(Meeting).where(Meeting.team_id == team_id, Meeting.local_day == day).order_by(Meeting.id)
    found = session.scalars(of_day.with_for_update(of=Meeting), execution_options={"populate_existing": True})
    meetings = found.all()
    before = _held(meetings)
    for meeting in meetings:
        if meeting.ref in refs:
            meeting.counted = _heard(session, meeting)
    session.flush()
    _raise(session, team_id, day, before, _held(meetings))


def _heard(session: Session, meeting: Meeting) -> int:
    """What a meeting counts for, for its team; one that ended before it was known who was alone stays as it counted."""
    if meeting.is_shared is None:
        return meeting.counted
    return counts_for(strokes_at(session, meeting)) if meeting.is_shared else 0


def _held(meetings: Iterable[Meeting]) -> Counter[str]:
    """Strokes and points of the meetings of one team's day. Each that ended before this rule scored by itself."""
    together, held = 0, Counter[str]()
    for meeting in meetings:
        held["strokes"] += meeting.counted
        if meeting.is_shared is None:
            held["points"] += points({"strokes": meeting.counted})
        else:
            together += meeting.counted
    held["points"] += points({"strokes": together})
    return held


def _raise(session: Session, team_id: int, day: date, before: Counter[str], after: Counter[str]) -> None:
    more = {name: after[name] - before[name] for name in ("strokes", "points")}
    if any(more.values()):
        raise_team_day(session, team_id, day, more)


def count_meetings_anew(session: Session) -> None:
    """After the days of teams were counted anew, which knows only of persons.

    Of a meeting whose strokes were purged only what it counted for is known (privacy.retention).
    """
    purged_before = session.scalar(select(Organisation.strokes_purged_before).limit(1)) or date.min
    by_day: defaultdict[tuple[int, date], list[Meeting]] = defaultdict(list)
    for meeting in session.scalars(select(Meeting).order_by(Meeting.id)):
        by_day[meeting.team_id, meeting.local_day].append(meeting)
    for (team, day), meetings in by_day.items():
        _count_anew(session, meetings if day >= purged_before else ())
        _raise(session, team, day, Counter(), _held(meetings))
    session.flush()


def _count_anew(session: Session, meetings: Sequence[Meeting]) -> None:
    for meeting in meetings:
        meeting.counted = _heard(session, meeting)


def _end_by_itself(task: Task) -> None:
    with write() as session:
        meeting = session.get(Meeting, task.payload["meeting"])
        if meeting is not None:
            end(session, meeting, task.now)


HANDLERS: dict[str, Handler] = {END: _end_by_itself}
