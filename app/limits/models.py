"""Tries, where they are counted in the database."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime


class Attempt(Base):
    """A try that is limited, such as a sign-in."""

    __tablename__ = "attempt"
    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(64), index=True)  # a hash of what is limited
    at: Mapped[datetime] = mapped_column(UtcDateTime)
