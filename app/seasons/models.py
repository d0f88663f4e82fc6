"""Seasons, and what was published of them."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class Season(Base):
    """A span of whole weeks with a theme; two never overlap. `set_by_id` is None where the rule chose it."""

    __tablename__ = "season"
    id: Mapped[int] = mapped_column(primary_key=True)
    theme: Mapped[str] = mapped_column(String(24))
    starts_on: Mapped[date] = mapped_column(unique=True)
    ends_on: Mapped[date]
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SeasonOutcome(Base):
    """What a team did in a season, as it was published. It is never rewritten: a correction is a further version."""

    __tablename__ = "season_outcome"
    season_id: Mapped[int] = mapped_column(ForeignKey("season.id"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    figures: Mapped[dict[str, int]] = mapped_column(JSON)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)
