"""Surprises as the wall shows them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.people.models import Person


class Surprise(Base):
    """One surprise. It belongs to the team that its maker was in at the time."""

    __tablename__ = "surprise"
    __table_args__ = (
        UniqueConstraint("person_id", "deed_id"),
        Index("ix_surprise_wall", "team_id", "occurred_at"),
        {"sqlite_autoincrement": True},  # claps name it by its id, which must never be given to another one
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    deed_id: Mapped[UUID]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    what: Mapped[str] = mapped_column(String(500))
    for_whom: Mapped[str] = mapped_column(String(120), default="")
    landed: Mapped[str] = mapped_column(String(16), default="")
    has_photo: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether its maker sent a photo along, which may still be on its way."""
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)
