"""Claps and compliments. One row per clap, so that they only add up."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Index, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.people.models import Person, Team


class Applause(Base):
    """One clap of one person on something of somebody else, or without an `owner_id` of all of their team."""

    __tablename__ = "applause"
    __table_args__ = (
        Index("ix_applause_target", "target_kind", "target_id"),
        Index("ix_applause_owner", "owner_id"),
        Index("ix_applause_given", "person_id", "local_day", "target_kind", "target_id"),  # a team's: badges.together
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    deed_id: Mapped[UUID] = mapped_column(primary_key=True)
    target_kind: Mapped[str] = mapped_column(String(16))
    target_id: Mapped[int]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)


COMPLIMENTED = Table(
    "complimented",
    Base.metadata,
    Column("compliment_id", ForeignKey("compliment.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
)
"""Whom a compliment is for: of a whole team, everybody who was in it."""


class Compliment(Base):
    """One compliment. It belongs to the team that its giver was in, and to `to_team` where it is for a whole team.

    A private one is seen by its giver and by whom it is for, and by nobody else.
    """

    __tablename__ = "compliment"
    __table_args__ = (
        UniqueConstraint("person_id", "deed_id"),
        Index("ix_compliment_wall", "team_id", "occurred_at"),
        Index("ix_compliment_to_team", "to_team_id", "occurred_at"),
        {"sqlite_autoincrement": True},  # claps name it by its id
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    deed_id: Mapped[UUID]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    to_team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    because: Mapped[str] = mapped_column(String(280))
    is_private: Mapped[bool] = mapped_column(default=False)
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)
    to_team: Mapped[Team | None] = relationship(lazy="joined", foreign_keys=to_team_id)
    receivers: Mapped[list[Person]] = relationship(
        secondary=COMPLIMENTED, lazy="selectin", order_by=Person.name, viewonly=True
    )
