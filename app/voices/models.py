"""Cards that customers scan, and what they said."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.moderation.actions import is_shown
from app.people.models import Person, Team
from app.surprises.models import Surprise

LONGEST, LONGEST_NAME = 500, 80


class State(StrEnum):
    """What became of a voice."""

    WAITING = "waiting"
    WALL = "wall"
    KEPT = "kept"
    "Only the person it is meant for reads it."
    GONE = "gone"
    """Thrown away: its words are gone, its score counts."""
    SCORE = "score"
    """It was a score alone, so there is nothing to read."""


class VoiceCard(Base):
    """A card of a team, or of one person. Its token stays readable: the card is printed again next month."""

    __tablename__ = "voice_card"
    __table_args__ = (Index("ix_voice_card_whose", "team_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=UNNESTED)
    person: Mapped[Person | None] = relationship(lazy="joined")

    @property
    def is_open(self) -> bool:
        """Whether it can still be used: not of somebody who left, nor after they changed teams."""
        if self.closed_at is not None:
            return False
        return self.person is None or (self.person.is_active and self.person.team_id == self.team_id)


class Voice(Base):
    """What one customer said. `helped` is whom they named, in their words; `person` whom it is for, None: the team."""

    __tablename__ = "voice"
    __table_args__ = (
        UniqueConstraint("ref"),
        Index("ix_voice_team", "team_id", "state", "decided_at"),
        Index("ix_voice_state", "state", "said_at"),  # what waits, in all teams: few of many
        Index("ix_voice_person", "person_id", "state"),
        {"sqlite_autoincrement": True},  # claps name it by its id
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[UUID]  # made with the form, so that a second tap adds nothing
    card_id: Mapped[int | None] = mapped_column(ForeignKey("voice_card.id", ondelete="SET NULL"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    surprise_id: Mapped[int | None] = mapped_column(ForeignKey("surprise.id", ondelete="SET NULL"), index=True)
    is_tip: Mapped[bool] = mapped_column(default=False)
    said: Mapped[str] = mapped_column(String(LONGEST), default="")
    helped: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    score: Mapped[int | None]
    state: Mapped[State] = mapped_column(String(8), default=State.WAITING)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=UNNESTED)
    person: Mapped[Person | None] = relationship(lazy="joined")
    surprise: Mapped[Surprise | None] = relationship(
        lazy="select",
        viewonly=True,
        primaryjoin=lambda: and_(foreign(Voice.surprise_id) == Surprise.id, is_shown("surprise", Surprise.id)),
    )
    """What it is about; nothing where that is off the wall."""
