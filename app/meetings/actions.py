"""Beginning a meeting, coming in by its code, and what was heard in it."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, select, tuple_
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.database import upsert_into
from app.deeds.actions import take_turn
from app.errors import Invalid, NotFound
from app.jobs.actions import enqueue
from app.meetings.models import Meeting, MeetingSeat, MeetingStroke
from app.meetings.rules import LASTS, SHARED_FROM, TOLD_FROM, counts_for, fold_code, new_code
from app.people.models import Person

END = "meetings.end"
"""The kind of job that ends a meeting which nobody ended; scores handle it. Payload: meeting."""


@dataclass(frozen=True)
class Table:
    """A meeting as somebody who sits in it sees it: their own strokes, and never those of another.

    `heard` is the number that counts, once it is over and where enough people sat there; `is_silent` says that nobody
    drew anything at all, `is_alone` that nobody but the reader sits there.
    """

    meeting: Meeting
    people: int
    own: int
    last_stroke_id: UUID | None
    is_over: bool
    is_mine: bool
    heard: int | None
    is_silent: bool
    is_alone: bool


def begin(session: Session, person: Person, now: datetime) -> Meeting:
    """A new meeting in which this person sits; inside `write()`."""
    taken = set(session.scalars(select(Meeting.code).where(Meeting.code.is_not(None))))
    code = new_code(secrets.choice)
    while code in taken:
        code = new_code(secrets.choice)
    meeting = Meeting(
        code=code,
        team_id=person.team_id,
        started_by_id=person.id,
        started_at=now,
        local_day=game_day(now, person.team.zone),
        over_at=now + LASTS,
    )
    session.add(meeting)
    session.flush()
    take_turn(session, person.id)
    _sit_down(session, person, meeting, now)
    enqueue(session, END, {"meeting": meeting.id}, now=now, run_at=meeting.over_at)
    return meeting


def join(session: Session, person: Person, typed: str, now: datetime) -> Meeting:
    """Come in by a code; inside `write()`. Raises Invalid: meeting_unknown."""
    meeting = session.scalar(select(Meeting).where(Meeting.code == fold_code(typed), Meeting.ended_at.is_(None)))
    if meeting is not None:
        _take_table(session, person, meeting)
    if meeting is None or meeting.is_over(now):
        raise Invalid("meeting_unknown", field="code")
    _sit_down(session, person, meeting, now)
    return meeting


def _take_table(session: Session, person: Person, meeting: Meeting) -> None:
    """Wait for whoever ends this meeting, and read it anew: who sits there does not change any more after the end.

    The person comes first and the seat last, as with every stroke, or their own phone and this wait for ever.
    """
    take_turn(session, person.id)
    take_days(session, {meeting.ref})


def _sit_down(session: Session, person: Person, meeting: Meeting, now: datetime) -> None:
    seat = upsert_into(session, MeetingSeat).values(meeting_id=meeting.id, person_id=person.id, joined_at=now)
    again = {"joined_at": now, "left_at": None}
    session.execute(
        seat.on_conflict_do_update(
            index_elements=["meeting_id", "person_id"], set_=again, where=MeetingSeat.left_at.is_not(None)
        )
    )
    session.get_one(Person, person.id).revision += 1  # phones then keep the page of this meeting


def stand_up(session: Session, person: Person, ref: UUID, now: datetime) -> None:
    """Leave the table: what this person drew there counts for nobody else. Inside `write()`.

    Who began a meeting stays until they end it, and when it is over nobody leaves. Raises NotFound, as `find_seat`.
    """
    meeting = find_seat(session, person, ref)
    _take_table(session, person, meeting)
    if meeting.is_over(now) or meeting.started_by_id == person.id:
        return
    session.get_one(MeetingSeat, (meeting.id, person.id)).left_at = now
    session.get_one(Person, person.id).revision += 1


def find_seat(session: Session, person: Person, ref: UUID) -> Meeting:
    """A meeting in which this person sits. Raises NotFound, for any other too."""
    meeting = session.scalar(
        select(Meeting)
        .join(MeetingSeat, MeetingSeat.meeting_id == Meeting.id)
        .where(Meeting.ref == ref, MeetingSeat.person_id == person.id, MeetingSeat.left_at.is_(None))
    )
    if meeting is None:
        raise NotFound
    return meeting


def seats_of(session: Session, person: Person, refs: Collection[UUID]) -> Mapping[UUID, int]:
    """Of these meetings, the numbers of those in which this person sits, or sat until they stood up."""
    rows = session.execute(
        select(Meeting.ref, Meeting.id)
        .join(MeetingSeat, MeetingSeat.meeting_id == Meeting.id)
        .where(Meeting.ref.in_(refs), MeetingSeat.person_id == person.id)
    )
    return dict(rows.all())


def open_meeting(session: Session, person: Person, now: datetime) -> UUID | None:
    """The meeting in which this person sits now: the latest that they joined, if it is not over."""
    return session.scalar(
        select(Meeting.ref)
        .join(MeetingSeat, MeetingSeat.meeting_id == Meeting.id)
        .where(MeetingSeat.person_id == person.id, MeetingSeat.left_at.is_(None))
        .where(Meeting.ended_at.is_(None), Meeting.over_at > now)
        .order_by(MeetingSeat.joined_at.desc())
        .limit(1)
    )


def take_days(session: Session, refs: Collection[UUID]) -> Sequence[Meeting]:
    """All meetings of the days of these, read anew once nobody else settles one of those days; inside `write()`.

    Asked before anything is stored that refers to one of them. A row that refers to a meeting holds it a little, and
    two who both did so before they wait for the whole day wait for each other for ever.
    """
    days = select(Meeting.team_id, Meeting.local_day).where(Meeting.ref.in_(refs)).correlate(None)
    of_days = select(Meeting).where(tuple_(Meeting.team_id, Meeting.local_day).in_(days)).order_by(Meeting.id)
    return session.scalars(of_days.with_for_update(of=Meeting), execution_options={"populate_existing": True}).all()


def strokes_at(session: Session, meeting: Meeting) -> list[int]:
    """How many strokes each who sits in it drew while it lasted, in no order that says who."""
    heard = and_(
        MeetingStroke.meeting_id == MeetingSeat.meeting_id,
        MeetingStroke.person_id == MeetingSeat.person_id,
        MeetingStroke.occurred_at <= meeting.last_heard_at,
        MeetingStroke.is_late.is_(False),
    )
    counts = (
        select(func.count(MeetingStroke.deed_id))
        .select_from(MeetingSeat)
        .outerjoin(MeetingStroke, heard)
        .where(MeetingSeat.meeting_id == meeting.id, MeetingSeat.left_at.is_(None))
        .group_by(MeetingSeat.person_id)
    )
    return sorted(session.scalars(counts))


def drawn_by(session: Session, meeting: Meeting, person_id: int) -> Sequence[UUID]:
    """The strokes of one person in a meeting, by the ids of their deeds."""
    own = select(MeetingStroke.deed_id).where(
        MeetingStroke.meeting_id == meeting.id, MeetingStroke.person_id == person_id
    )
    return session.scalars(own.order_by(MeetingStroke.deed_id)).all()


def who_drew(session: Session, meeting: Meeting) -> Sequence[Person]:
    """The people at the table who drew a stroke there, in a fixed order."""
    drew = select(MeetingStroke.person_id).where(MeetingStroke.meeting_id == meeting.id)
    sits = select(MeetingSeat.person_id).where(MeetingSeat.meeting_id == meeting.id, MeetingSeat.left_at.is_(None))
    return session.scalars(select(Person).where(Person.id.in_(drew), Person.id.in_(sits)).order_by(Person.id)).all()


def held_alone(session: Session, person_id: int, refs: Collection[UUID]) -> frozenset[str]:
    """Those of these meetings that are over and in which this person sat by themselves, as deeds name them."""
    if not refs:
        return frozenset()
    alone = select(Meeting.ref).where(
        Meeting.ref.in_(refs), Meeting.started_by_id == person_id, Meeting.is_shared.is_(False)
    )
    return frozenset(map(str, session.scalars(alone)))


def table_of(session: Session, person: Person, meeting: Meeting, now: datetime) -> Table:
    """The meeting as this person sees it."""
    strokes, is_over = strokes_at(session, meeting), meeting.is_over(now)
    own = drawn_by(session, meeting, person.id)
    return Table(
        meeting=meeting,
        people=len(strokes),
        own=len(own),
        last_stroke_id=own[-1] if own else None,
        is_over=is_over,
        is_mine=meeting.started_by_id == person.id,
        heard=counts_for(strokes) if is_over and len(strokes) >= TOLD_FROM else None,
        is_silent=is_over and not any(strokes),
        is_alone=len(strokes) < SHARED_FROM,
    )
