"""Meetings, who sits in them, and the strokes that each drew there."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.meetings.rules import GRACE
from app.people.models import Person, Team


class Meeting(Base):
    """One meeting. It counts once, for the team of who began it, on its own day.

    `ref` is how phones name it; `code` lets people in while it lasts, and is free again afterwards. `over_at` is when
    it ends by itself; `counted` is what the team's day holds of it, nothing before it has ended. `is_shared` says
    whether several people sat there when it ended; None before that, and for good where it ended before this was kept.
    """

    __tablename__ = "meeting"
    __table_args__ = (Index("ix_meeting_team", "team_id", "local_day"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[UUID] = mapped_column(unique=True, default=uuid4)
    code: Mapped[str | None] = mapped_column(String(8), unique=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    started_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    local_day: Mapped[date]
    over_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    counted: Mapped[int] = mapped_column(default=0)
    is_shared: Mapped[bool | None]

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=UNNESTED)
    started_by: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)

    @property
    def last_heard_at(self) -> datetime:
        """Until when a stroke is one of this meeting, whenever it comes in."""
        return (self.ended_at or self.over_at) + GRACE

    def is_over(self, now: datetime) -> bool:
        """Whether nothing more can be heard in it."""
        return self.ended_at is not None or now >= self.over_at


class MeetingSeat(Base):
    """That somebody takes part in a meeting; who stood up again keeps it, so that nothing of theirs is refused."""

    __tablename__ = "meeting_seat"
    __table_args__ = (Index("ix_meeting_seat_person", "person_id", "meeting_id"),)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MeetingStroke(Base):
    """One stroke of one person in a meeting. It counts through the meeting alone, and fills an hour of its person."""

    __tablename__ = "meeting_stroke"
    __table_args__ = (Index("ix_meeting_stroke_meeting", "meeting_id", "person_id"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    deed_id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_late: Mapped[bool]
