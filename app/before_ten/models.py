"""A team's mornings, what waits in them, and who helped."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.people.models import Person, Team


class Round(Base):
    """One day of a team on which everybody who waits is helped before a time, in minutes of the day where the team is.

    `revision` grows with every change of its list, so that kept pages know. `mailed` is the mark of the report that
    went by mail, until a correction of it went too.
    """

    __tablename__ = "before_ten_round"
    __table_args__ = (
        UniqueConstraint("team_id", "day"),
        {"sqlite_autoincrement": True},  # jobs name it by its id
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"))
    day: Mapped[date]
    until: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column(default=0)
    mailed: Mapped[str | None] = mapped_column(String(64))

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=UNNESTED)
    author: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)


class Item(Base):
    """Somebody who waits, in a few words. Its name for ever is the id of the deed that added it."""

    __tablename__ = "before_ten_item"
    __table_args__ = (UniqueConstraint("person_id", "deed_id"), Index("ix_before_ten_item_day", "team_id", "local_day"))
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    deed_id: Mapped[UUID]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    text: Mapped[str] = mapped_column(String(120))
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Help(Base):
    """That somebody helped; several may say so of the same item. It may be known before the item is."""

    __tablename__ = "before_ten_help"
    __table_args__ = (UniqueConstraint("person_id", "deed_id"), Index("ix_before_ten_help_day", "team_id", "local_day"))
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    deed_id: Mapped[UUID]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    item: Mapped[UUID]
    line: Mapped[str] = mapped_column(String(140), default="")
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
