"""What was published of a team's weeks, of what was set here, and of the library."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.aggregates.rules import is_exact_number
from app.database import Base, UtcDateTime


class TeamWeek(Base):
    """A team's week as it may be known to those who lead it; written once, and never rewritten.

    None is a number that fewer than five people are behind: it stands nowhere. `members` and `people` do not count
    those who lead, who are `leading`; `people` took part, or more (rules.took_part). `asked` has how often each
    question was noted, and `kinds` of the block of four weeks that ends here what became of each kind of challenge:
    done, swapped, useful, meh.
    """

    __tablename__ = "team_week"
    __table_args__ = (Index("ix_team_week_monday", "monday"),)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    monday: Mapped[date] = mapped_column(primary_key=True)
    members: Mapped[int]
    leading: Mapped[int] = mapped_column(default=0, server_default="0")
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
        return is_exact_number(self.people, self.members)


class ChallengeUse(Base):
    """How many people of a team did a challenge that was set here for the first time, in one week.

    Written with the week's row and never again, so that nobody who moves, comes to lead or turns out to be known twice
    changes it. Those of all weeks together are told, in steps of five (uses.people_who_did); never one of them.
    """

    __tablename__ = "challenge_use"
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    ref: Mapped[str] = mapped_column(String(64), primary_key=True)
    monday: Mapped[date] = mapped_column(primary_key=True)
    people: Mapped[int]


class LibraryUse(Base):
    """How many people of the whole organisation did a challenge of the library, and how many found it useful.

    Both in steps of five (rules.in_steps), of the weeks until and with the one that begins on `monday`.
    """

    __tablename__ = "library_use"
    ref: Mapped[str] = mapped_column(String(64), primary_key=True)
    monday: Mapped[date]
    people: Mapped[int]
    liked: Mapped[int]
