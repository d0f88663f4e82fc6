"""Friendly weeks, from the invitation to the end. What became of one is the moment at which it did."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.friendly.rules import last_day
from app.people.models import Person


class FriendlyWeek(Base):
    """One colleague invited another for the week that begins on `monday`. They see a number only while both want it."""

    __tablename__ = "friendly_week"
    __table_args__ = (
        UniqueConstraint("inviter_id", "invited_id", "monday"),
        Index("ix_friendly_week_invited", "invited_id", "monday"),
        {"sqlite_autoincrement": True},  # messages name it by its id
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    inviter_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    invited_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    monday: Mapped[date]
    invited_at: Mapped[datetime] = mapped_column(UtcDateTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # declined, or left: nobody is told which
    completed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # both were in it until its end

    told: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    """How it ended for the inviter (rules.outcome), as the two were told; its corrections since, the latest last."""

    inviter: Mapped[Person] = relationship(foreign_keys=[inviter_id], lazy="joined", innerjoin=UNNESTED)
    invited: Mapped[Person] = relationship(foreign_keys=[invited_id], lazy="joined", innerjoin=UNNESTED)

    @property
    def waits(self) -> bool:
        """Whether nobody answered yet."""
        return self.accepted_at is None and self.ended_at is None

    @property
    def last_day(self) -> date:
        """The last day on which one of the two works."""
        return last_day(self.monday, self.inviter.week, self.invited.week)

    def other(self, person: Person) -> Person:
        """The colleague of this person in it."""
        return self.invited if person.id == self.inviter_id else self.inviter
