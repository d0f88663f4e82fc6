"""That somebody reported a thing, and that one is hidden. A thing is named by its kind and number, as for applause."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class Report(Base):
    """One person's report of one thing. It is open until somebody who leads the team has looked at it.

    Who that was is not kept here: the rows of who reported are nobody's to read but their own.
    """

    __tablename__ = "wall_report"
    __table_args__ = (
        UniqueConstraint("person_id", "target_kind", "target_id"),
        Index("ix_wall_report_target", "target_kind", "target_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    target_kind: Mapped[str] = mapped_column(String(16))
    target_id: Mapped[int]
    why: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Hiding(Base):
    """That a thing is off the wall, with a word for whoever wrote it. It is shown again by deleting this row."""

    __tablename__ = "wall_hiding"
    target_kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    target_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    word: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
