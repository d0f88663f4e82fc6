"""Ideas for a challenge, and the answers to them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.people.models import Person


class Idea(Base):
    """One idea. It belongs to the team that its maker was in at the time."""

    __tablename__ = "idea"
    __table_args__ = (UniqueConstraint("person_id", "deed_id"), Index("ix_idea_team", "team_id", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    deed_id: Mapped[UUID]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    title: Mapped[str] = mapped_column(String(60))
    what: Mapped[str] = mapped_column(String(200))
    why: Mapped[str] = mapped_column(String(200), default="")
    minutes: Mapped[int]
    courage: Mapped[int]
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)
    answer: Mapped["IdeaAnswer | None"] = relationship(
        lazy="joined", cascade="all, delete-orphan", passive_deletes=True
    )


class IdeaAnswer(Base):
    """What became of an idea: the team's challenge that it is now, or a kind word why not."""

    __tablename__ = "idea_answer"
    idea_id: Mapped[int] = mapped_column(ForeignKey("idea.id", ondelete="CASCADE"), primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    challenge_id: Mapped[int | None] = mapped_column(ForeignKey("set_challenge.id", ondelete="SET NULL"), index=True)
    is_adopted: Mapped[bool]
    word: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    by: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)
