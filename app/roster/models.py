"""Files with people that were not stored yet, or just were."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime

CHECKED, RUNNING, DONE = "checked", "running", "done"


class Intake(Base):
    """A file with people. Its content is kept until it is stored, or for a day; the rows of it that were not stored
    because of a mistake, for that day (see intake.mistakes).

    `done_rows` is written in the transaction that stores those rows, so that work which was broken off goes on there.
    """

    __tablename__ = "intake"
    id: Mapped[int] = mapped_column(primary_key=True)
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    file_name: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    makes_teams: Mapped[bool]
    mistakes: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    state: Mapped[str] = mapped_column(String(8), default=CHECKED)
    rows: Mapped[int] = mapped_column(default=0)
    done_rows: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
