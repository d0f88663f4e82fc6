"""First steps, and what became of them. Private to their person: with whom is free text."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class FirstStep(Base):
    """What, how and with whom."""

    __tablename__ = "first_step"
    __table_args__ = (UniqueConstraint("person_id", "deed_id"), Index("ix_first_step_person", "person_id", "local_day"))
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    deed_id: Mapped[UUID]
    what: Mapped[str] = mapped_column(String(200))
    how: Mapped[str] = mapped_column(String(200), default="")
    with_whom: Mapped[str] = mapped_column(String(120), default="")
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StepAnswer(Base):
    """What became of a step, by the latest answer. It names the step by its deed, and may even come before it."""

    __tablename__ = "step_answer"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    step: Mapped[UUID] = mapped_column(primary_key=True)
    answer: Mapped[str] = mapped_column(String(8))
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
