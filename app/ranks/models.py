"""Who was told to be the greatest thinker of a week."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class ThinkerTold(Base):
    """That a page told who it was in the week of `monday`; None where nobody was ahead of all others.

    It is never rewritten: where it is somebody else afterwards, that is a further version, which `is_corrected` unless
    the one of before takes part no more.
    """

    __tablename__ = "thinker_told"
    monday: Mapped[date] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    is_corrected: Mapped[bool]
    told_at: Mapped[datetime] = mapped_column(UtcDateTime)
