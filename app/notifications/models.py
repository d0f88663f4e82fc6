"""The inbox."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base, UtcDateTime
from app.people.models import Person


class Notification(Base):
    """Something that a person should hear of. Facts only: its words are made when it is read or sent.

    A repeat with the same `group_key` takes the place of the one before, as the next `round`.
    """

    __tablename__ = "notification"
    __table_args__ = (
        UniqueConstraint("person_id", "group_key"),
        Index("ix_notification_inbox", "person_id", "created_at"),
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
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    @property
    def is_read(self) -> bool:
        """Whether its person has seen this round of it."""
        return self.read_at is not None
