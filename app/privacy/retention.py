"""What is kept for a while. Raw strokes become day totals: when the word fell, to the minute, is nobody's business."""

from datetime import date, datetime, timedelta

from sqlalchemy import Select, String, cast, delete, func, select, update
from sqlalchemy.orm import Session

from app import periods
from app.badges.kept import keep_days
from app.calendar.rules import game_day
from app.database import db, write
from app.deeds.models import LoggedDeed
from app.jobs.rules import Every
from app.jobs.work import Handler, Periodic, Task
from app.limits.in_database import forget_old
from app.meetings.kind import MEETING_STROKE
from app.meetings.models import Meeting, MeetingSeat, MeetingStroke
from app.people.erased_phones import forget_phones
from app.people.looks import forget_looks
from app.people.models import Organisation, Person
from app.people.sessions import forget_ended
from app.scores.models import PersonDay
from app.tallies.kind import TallyKind
from app.tallies.models import StrokeNote
from app.tallies.note_kind import NoteKind

KEPT_FOR = periods.STROKES
STROKES = (TallyKind.name, NoteKind.name, MEETING_STROKE)
PORTION = 500  # people, or sessions, in one transaction, so that no phone waits for long


def purge_strokes(now: datetime) -> int:
    """Delete the strokes of days more than 90 days ago, and their hours; answers how many went.

    Their sums by day stay, and so do the days of questions and meetings, for badges. From here on a recount takes the
    strokes of such days from the counters (scores.recount), so this is said first: a worker that dies halfway leaves
    nothing that would be counted as gone.
    """
    with write() as session:
        organisation = session.scalar(select(Organisation).limit(1))
        if organisation is None:
            return 0
        before, horizon = organisation.strokes_purged_before, game_day(now, organisation.zone) - KEPT_FOR
        organisation.strokes_purged_before = horizon = max(horizon, before or horizon)
    highest = db.session.scalar(select(func.max(Person.id))) or 0
    db.session.rollback()
    portions = [range(first, first + PORTION) for first in range(0, highest + 1, PORTION)]
    gone = 0
    for people in portions:
        with write() as session:
            keep_days(session, people, horizon)
            gone += _purge(session, people, horizon)
    for people in portions:  # last, as of an old meeting seats alone tell whether somebody sat beside
        with write() as session:
            _leave_seats(session, people, horizon)
    return gone


def _purge(session: Session, people: range, horizon: date) -> int:
    first, last = people[0], people[-1]
    strokes = delete(LoggedDeed).where(
        LoggedDeed.person_id.between(first, last), LoggedDeed.kind.in_(STROKES), LoggedDeed.local_day < horizon
    )
    notes = delete(StrokeNote).where(StrokeNote.person_id.between(first, last), StrokeNote.local_day < horizon)
    session.execute(notes)
    in_meetings = MeetingStroke.person_id.between(first, last), MeetingStroke.meeting_id.in_(_meetings_before(horizon))
    session.execute(delete(MeetingStroke).where(*in_meetings))
    known = cast(PersonDay.hours, String) != "{}"  # what is empty already is not written anew every day
    days = update(PersonDay).where(PersonDay.person_id.between(first, last), PersonDay.day < horizon, known)
    session.execute(days.values(hours={}).execution_options(synchronize_session=False))
    return int(session.connection().execute(strokes).rowcount)


def _leave_seats(session: Session, people: range, horizon: date) -> None:
    own = MeetingSeat.person_id.between(people[0], people[-1])
    session.execute(delete(MeetingSeat).where(own, MeetingSeat.meeting_id.in_(_meetings_before(horizon))))


def _meetings_before(horizon: date) -> Select[int]:
    return select(Meeting.id).where(Meeting.local_day < horizon)


PURGE, FORGET_LOOKS, FORGET_TRIES = "privacy.purge", "privacy.forget_looks", "privacy.forget_tries"
FORGET_SESSIONS = "privacy.forget_sessions"


def _purge_strokes(task: Task) -> None:
    purge_strokes(task.now)


def _forget_looks(task: Task) -> None:
    with write() as session:
        forget_looks(session, task.now.date())
        forget_phones(session, task.now)


def forget_sessions(now: datetime) -> None:
    """Remove the sign-ins that ended by themselves, some in each transaction."""
    gone = PORTION
    while gone == PORTION:
        with write() as session:
            gone = forget_ended(session, now, PORTION)


def _forget_sessions(task: Task) -> None:
    forget_sessions(task.now)


def _forget_tries(task: Task) -> None:
    with write() as session:
        forget_old(session, task.now)


HANDLERS: dict[str, Handler] = {
    PURGE: _purge_strokes,
    FORGET_LOOKS: _forget_looks,
    FORGET_SESSIONS: _forget_sessions,
    FORGET_TRIES: _forget_tries,
}
PERIODIC = (
    *(Periodic(kind, Every(timedelta(days=1))) for kind in (PURGE, FORGET_LOOKS, FORGET_SESSIONS)),
    Periodic(FORGET_TRIES, Every(timedelta(hours=1))),
)
