"""What a team takes on together: a goal and a focus for the week, and a friendly race; and the pot of weeks gone by."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
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


class PotWeek(Base):
    """The degrees of a pot at the end of a week, as they are told; written once (see told)."""

    __tablename__ = "pot_week"
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    monday: Mapped[date] = mapped_column(primary_key=True)
    degrees: Mapped[int]


class RaceEntry(Base):
    """That a team takes part in the race by warmth; leaving it deletes the row."""

    __tablename__ = "race_entry"
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TeamFocus(Base):
    """What a team pays attention to in the week that begins on `monday`: an expected behaviour, and why in a sentence.

    `behaviour` is a key of app.challenges.behaviours.
    """

    __tablename__ = "team_focus"
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    monday: Mapped[date] = mapped_column(primary_key=True)
    behaviour: Mapped[str] = mapped_column(String(24))
    sentence: Mapped[str] = mapped_column(String(140), default="")
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
