"""Badges that were earned, and those that were given. An award stays, whatever is taken back later."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
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

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)


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


class Giving(Base):
    """Somebody gave a badge by hand: who, when and why. Who gets it has a `gift`."""

    __tablename__ = "giving"
    __table_args__ = (
        UniqueConstraint("person_id", "deed_id"),
        Index("ix_giving_wall", "team_id", "occurred_at"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))  # stays without a name: the badge is another's
    deed_id: Mapped[UUID]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    badge: Mapped[str] = mapped_column(String(32))
    because: Mapped[str] = mapped_column(String(280))
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)
    gifts: Mapped[list["Gift"]] = relationship(lazy="selectin", order_by="Gift.id", viewonly=True)


class Gift(Base):
    """A given badge, as one person has it."""

    __tablename__ = "gift"
    __table_args__ = (
        UniqueConstraint("giving_id", "person_id"),
        Index("ix_gift_person", "person_id"),
        {"sqlite_autoincrement": True},  # claps name it by its id
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    giving_id: Mapped[int] = mapped_column(ForeignKey("giving.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)
    giving: Mapped[Giving] = relationship(lazy="joined", innerjoin=UNNESTED, viewonly=True)


class SharedBadge(Base):
    """Somebody shows a badge of theirs to the organisation: one that they earned, one that they were given, or (with
    neither) one that their team earned together.

    It goes with what it shows.
    """

    __tablename__ = "shared_badge"
    __table_args__ = (
        UniqueConstraint("person_id", "badge"),
        Index("ix_shared_badge_wall", "team_id", "shared_at"),
        {"sqlite_autoincrement": True},  # a link names it by its id
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    badge: Mapped[str] = mapped_column(String(32))
    award_id: Mapped[int | None] = mapped_column(ForeignKey("award.id", ondelete="CASCADE"))
    gift_id: Mapped[int | None] = mapped_column(ForeignKey("gift.id", ondelete="CASCADE"))
    day: Mapped[date]
    shared_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)
    award: Mapped[Award | None] = relationship(lazy="joined")
    gift: Mapped[Gift | None] = relationship(lazy="joined")
