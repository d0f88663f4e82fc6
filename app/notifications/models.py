"""The inbox, what people chose about it, and how often their phones were told."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.people.models import Person


class Notification(Base):
    """Something that a person should hear of. Facts only: its words are made when it is read or sent.

    A repeat with the same `group_key` takes the place of the one before, as the next `round`. `settled` is the last
    round for which it was decided whether phones hear of it; `more` is for how many others of its kind that message
    speaks too; `told_at` is when phones were told. `is_asked`: its person chose this very moment.
    """

    __tablename__ = "notification"
    __table_args__ = (
        UniqueConstraint("person_id", "group_key"),
        Index("ix_notification_inbox", "person_id", "created_at"),
        Index("ix_notification_unread", "person_id", "read_at"),
        {"sqlite_autoincrement": True},  # jobs and phones name it by its id
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16))
    params: Mapped[dict[str, Any]] = mapped_column(JSON)
    endpoint: Mapped[str] = mapped_column(String(40))
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    group_key: Mapped[str] = mapped_column(String(80))
    round: Mapped[int] = mapped_column(default=1)
    settled: Mapped[int] = mapped_column(default=0, server_default="0")
    more: Mapped[int] = mapped_column(default=0, server_default="0")
    is_asked: Mapped[bool] = mapped_column(default=False, server_default=false())
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)

    @property
    def is_read(self) -> bool:
        """Whether its person has seen this round of it."""
        return self.read_at is not None

    @property
    def fresh_since(self) -> datetime:
        """Since when it is news to a phone: what waited for working hours is as good as new."""
        return max(self.created_at, self.told_at or self.created_at)


class Preference(Base):
    """What somebody chose about being told; None, or no row at all, where they chose nothing (see rules.Wishes)."""

    __tablename__ = "preference"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    channels: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    morning_at: Mapped[int | None]
    reminder_at: Mapped[int | None]
    works_from: Mapped[int | None]
    works_until: Mapped[int | None]
    most_a_day: Mapped[int | None]


class ToldDay(Base):
    """How often somebody's phones were told on a day."""

    __tablename__ = "told_day"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    times: Mapped[int] = mapped_column(default=0)
