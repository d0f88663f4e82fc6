"""Spotlights. A thing is named by its kind and number, as for applause."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.people.models import Person


class Spotlight(Base):
    """One thing of `owner`, put in front of a team by somebody who leads it. It ends by itself, or earlier by hand."""

    __tablename__ = "spotlight"
    __table_args__ = (Index("ix_spotlight_team", "team_id", "until"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    target_kind: Mapped[str] = mapped_column(String(16))
    target_id: Mapped[int]
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    sentence: Mapped[str] = mapped_column(String(140))
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime)

    by: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED, foreign_keys=by_id)

    @property
    def target(self) -> tuple[str, int]:
        """What it shines on."""
        return self.target_kind, self.target_id
