"""What was said about strokes, and who agreed to be named. Strokes themselves are only in the log of deeds."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class StrokeNote(Base):
    """One thing that was said about a stroke: rows are only added, and the latest of a facet stands.

    `facet` is question, place or heard (see facets); an empty `value` takes back what was said.
    """

    __tablename__ = "stroke_note"
    __table_args__ = (
        Index("ix_stroke_note_stroke", "person_id", "stroke_id"),
        Index("ix_stroke_note_team", "team_id", "local_day"),
        Index("ix_stroke_note_value", "facet", "value"),
        {"sqlite_with_rowid": False},
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    deed_id: Mapped[UUID] = mapped_column(primary_key=True)
    facet: Mapped[str] = mapped_column(String(8), primary_key=True)
    stroke_id: Mapped[UUID]
    value: Mapped[str] = mapped_column(String(36))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)


class NamingConsent(Base):
    """That somebody agreed to be named as the one who was heard, and since when. Without a row they did not."""

    __tablename__ = "naming_consent"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
