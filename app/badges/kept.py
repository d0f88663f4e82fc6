"""On which days somebody asked which question, and sat in a meeting: what badges need of that once it is forgotten.

Kept when the strokes, notes and seats themselves go (app.privacy.retention): a day and a question of three, without a
moment, a number, a place or anybody else (ADR 60).
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Select, String, and_, exists, func, literal, or_, select, true
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from app.badges.events import WHOLE_DAY, Mark
from app.database import Base, upsert_into
from app.meetings.models import Meeting, MeetingSeat, MeetingStroke
from app.people.models import Person
from app.tallies.notes import asked_until

_FORM = ("person_id", "day", "kind", "what")


class MarkDay(Base):
    """That there was a mark of this kind on this day; `what` is the question, and empty for a meeting."""

    __tablename__ = "mark_day"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    what: Mapped[str] = mapped_column(String(36), primary_key=True)


def keep_days(session: Session, people: range, before: date) -> None:
    """Keep the days of what these people asked and sat in before a day, as it stands; once for each."""
    met = meetings_of().where(MeetingStroke.person_id.between(people[0], people[-1]), Meeting.local_day < before)
    own = met.subquery()
    sat = select(own.c.person_id, own.c.local_day, literal("meeting", String), literal("", String)).where(true())
    asked = asked_until(people, before).subquery()
    said = select(asked.c.person_id, asked.c.local_day, literal("question", String), asked.c.value).where(true())
    for rows in (sat, said):
        session.execute(upsert_into(session, MarkDay).from_select(_FORM, rows.distinct()).on_conflict_do_nothing())


def kept_marks(session: Session, person: Person, kind: str) -> list[Mark]:
    """What is left of the marks of a kind whose deeds are forgotten: each of a whole day."""
    rows = select(MarkDay.day, MarkDay.what).where(MarkDay.person_id == person.id, MarkDay.kind == kind)
    found = session.execute(rows.order_by(MarkDay.day, MarkDay.what))
    return [Mark(day, WHOLE_DAY, UUID(int=0), kind, what) for day, what in found]


def meetings_of() -> Select[int, date, datetime, UUID]:
    """By person, each meeting that is over, in which they drew a stroke and did not sit alone, by the first of them."""
    own, other = aliased(MeetingSeat), aliased(MeetingSeat)
    unknown = Meeting.is_shared.is_(None)  # it ended before that was kept
    beside = exists().where(
        other.meeting_id == Meeting.id, other.person_id != MeetingStroke.person_id, other.left_at.is_(None)
    )
    return (
        select(
            MeetingStroke.person_id, Meeting.local_day, func.min(MeetingStroke.occurred_at).label("first"), Meeting.ref
        )
        .join(Meeting, MeetingStroke.meeting_id == Meeting.id)
        .join(own, (own.meeting_id == Meeting.id) & (own.person_id == MeetingStroke.person_id))
        .where(Meeting.ended_at.is_not(None), own.left_at.is_(None))
        .where(or_(Meeting.is_shared.is_(True), and_(unknown, beside)))
        .group_by(MeetingStroke.person_id, Meeting.id, Meeting.local_day, Meeting.ref)
    )
