"""What people wrote down about their purpose, and how far their first visit came."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class Purpose(Base):
    """In somebody's own words, for themselves alone: why they want to work this way, and how customers notice them."""

    __tablename__ = "purpose"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    why: Mapped[str] = mapped_column(String(280), default="")
    impact: Mapped[str] = mapped_column(String(280), default="")
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FirstVisit(Base):
    """How far somebody's first visit came: `step` is the next one to show."""

    __tablename__ = "first_visit"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    step: Mapped[int]
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
