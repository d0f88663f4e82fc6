"""What was published of a team's weeks, and of the library."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, UtcDateTime
from app.people.visibility import LEAST


class TeamWeek(Base):
    """A team's week as it may be known to those who lead it; written once, and never rewritten.

    None is a number that fewer than five people are behind: it stands nowhere. `members` and `people` do not count
    those who lead; `people` took part, or more (rules.took_part). `asked` has how often each question was noted, and
    `kinds` of the block of four weeks that ends here what became of each kind of challenge: done, swapped, useful, meh.
    """

    __tablename__ = "team_week"
    __table_args__ = (Index("ix_team_week_monday", "monday"),)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    monday: Mapped[date] = mapped_column(primary_key=True)
    members: Mapped[int]
    people: Mapped[int | None]
    strokes: Mapped[int | None]
    completions: Mapped[int | None]
    surprises: Mapped[int | None]
    applauses: Mapped[int | None]
    compliments: Mapped[int | None]
    asked: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    kinds: Mapped[dict[str, dict[str, int]]] = mapped_column(JSON, default=dict)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def is_exact(self) -> bool:
        """Whether `people` is their number, rather than the least that it can be."""
        return self.people is not None and self.members - self.people >= LEAST


class LibraryUse(Base):
    """How many people of the whole organisation did a challenge of the library, and how many found it useful.

    Both in steps of five (rules.in_steps), of the weeks until and with the one that begins on `monday`.
    """

    __tablename__ = "library_use"
    ref: Mapped[str] = mapped_column(String(64), primary_key=True)
    monday: Mapped[date]
    people: Mapped[int]
    liked: Mapped[int]
