"""Badges that were earned. An award stays, whatever is taken back later."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base, UtcDateTime
from app.people.models import Person


class Award(Base):
    """One badge of one person, with the facts that earned it.

    `day` and `awarded_at` are those of the deed that earned it, also where it came in later.
    """

    __tablename__ = "award"
    __table_args__ = (
        UniqueConstraint("person_id", "badge"),
        Index("ix_award_wall", "team_id", "awarded_at"),
        {"sqlite_autoincrement": True},  # claps name it by its id
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    badge: Mapped[str] = mapped_column(String(32))
    day: Mapped[date]
    awarded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    evidence: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


class TeamAward(Base):
    """One badge that a team earned together; whoever is in the team has it."""

    __tablename__ = "team_award"
    __table_args__ = (UniqueConstraint("team_id", "badge"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    badge: Mapped[str] = mapped_column(String(32))
    day: Mapped[date]
    awarded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    evidence: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
