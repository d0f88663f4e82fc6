"""What is to be told, to whom, and when."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class Moment(Base):
    """At `due_at` this person is to hear of something of `kind`: once a day, whoever plans it and however often.

    What was told stays for a while, so that planning the same day again adds nothing.
    """

    __tablename__ = "moment"
    __table_args__ = (
        Index("ix_moment_due", "told_at", "due_at"),
        {"sqlite_with_rowid": False},
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(24), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PlannedDay(Base):
    """That the moments of a day were planned for everybody in a zone."""

    __tablename__ = "planned_day"
    zone: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    planned_at: Mapped[datetime] = mapped_column(UtcDateTime)
