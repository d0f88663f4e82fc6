"""The half hours that people keep free."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class HalfHour(Base):
    """One half hour of a person and a day; of reserving and letting go, the latest stands.

    `starts_at` is the moment that was reserved, None where it simply began; `about` is for its person alone.
    """

    __tablename__ = "half_hour"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    starts_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    about: Mapped[str] = mapped_column(String(120), default="")
    is_let_go: Mapped[bool] = mapped_column(default=False)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    not_yet_on: Mapped[date | None]
    """The latest day on which its person said of it, when asked: not yet."""

    @property
    def is_started(self) -> bool:
        """Whether it began since it was last decided about."""
        return self.started_at is not None and self.started_at >= self.decided_at

    @property
    def begins_at(self) -> datetime | None:
        """When it began, or else is to begin; None where it was let go."""
        if self.is_started:
            return self.started_at
        return None if self.is_let_go else self.starts_at
