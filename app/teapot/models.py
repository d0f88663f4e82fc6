"""What a team takes on together: a goal for the week, and a friendly race."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class TeamGoal(Base):
    """So many deeds in the week that begins on `monday`; proposed by rule where nobody set it. Celebrated once."""

    __tablename__ = "team_goal"
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    monday: Mapped[date] = mapped_column(primary_key=True)
    target: Mapped[int]
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reached_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RaceEntry(Base):
    """That a team takes part in the race by warmth; leaving it deletes the row."""

    __tablename__ = "race_entry"
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
