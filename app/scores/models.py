"""One row per person and day, and one per team and day."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class PersonDay(Base):
    """What one person did on one game day. `hours` counts strokes by hour of the wall clock."""

    __tablename__ = "person_day"
    # filled day by day and read by person: on SQLite, without a row id the days of one person lie side by side
    __table_args__ = (Index("ix_person_day_team", "team_id", "day"), {"sqlite_with_rowid": False})
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    strokes: Mapped[int] = mapped_column(default=0)
    completions: Mapped[int] = mapped_column(default=0)
    surprises: Mapped[int] = mapped_column(default=0)
    applauses: Mapped[int] = mapped_column(default=0)
    compliments: Mapped[int] = mapped_column(default=0, server_default="0")
    hours: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    full_hours: Mapped[int] = mapped_column(default=0)
    points: Mapped[int] = mapped_column(default=0)


class TeamCounters:
    """What is counted of a team on one game day; `points` is the sum of its people's points."""

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    strokes: Mapped[int] = mapped_column(default=0)
    completions: Mapped[int] = mapped_column(default=0)
    surprises: Mapped[int] = mapped_column(default=0)
    applauses: Mapped[int] = mapped_column(default=0)
    compliments: Mapped[int] = mapped_column(default=0, server_default="0")
    points: Mapped[int] = mapped_column(default=0)


class TeamDay(TeamCounters, Base):
    """What one team did on one game day."""

    __tablename__ = "team_day"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form


class ErasedDay(TeamCounters, Base):
    """The part of a team's day that people did who are erased: sums that name nobody."""

    __tablename__ = "erased_day"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form
