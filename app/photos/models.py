"""Which surprise has a photo. The files themselves are on the shelf."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class Photo(Base):
    """The photo of one surprise, by the deed that it came with; `file` is its name on the shelf."""

    __tablename__ = "photo"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    deed_id: Mapped[UUID] = mapped_column(primary_key=True)
    surprise_id: Mapped[int] = mapped_column(ForeignKey("surprise.id", ondelete="CASCADE"), unique=True)
    file: Mapped[str] = mapped_column(String(32), index=True)
    width: Mapped[int]
    height: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
