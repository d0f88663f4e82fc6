"""Challenges that managers set, and what people chose and completed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.challenges.occasions import falls_on
from app.database import UNNESTED, Base, UtcDateTime
from app.people.models import Person

OF_SET = "set-"
"""With this begins how deeds name a challenge that was set; of the library they name the key."""


class SetChallenge(Base):
    """A challenge that somebody sets: a draft until it is published. Whom it is for is said by rows of `Audience`.

    `team_id` is the team from whose page it was set: its wall clock says which day it is. Both ends of the span are
    included; with `days` (Monday to Sunday, such as "0100000") it comes anew on each of those, without it is one thing
    for the whole span. `idea` is the challenge of the library that it began with, `behaviours` are the keys of what it
    is an exercise in. Who did what to it, and when, is in
    `ChallengeEvent`; the moments here are what a look at a day needs of that.
    """

    __tablename__ = "set_challenge"
    __table_args__ = (
        Index("ix_set_challenge_team", "team_id", "ends_on"),
        {"sqlite_autoincrement": True},  # deeds name it by its id, which must never be given to another one
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    title: Mapped[str] = mapped_column(String(60))
    what: Mapped[str] = mapped_column(String(200))
    why: Mapped[str] = mapped_column(String(200), default="")
    minutes: Mapped[int]
    courage: Mapped[int]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    days: Mapped[str] = mapped_column(String(7), default="", server_default="")
    idea: Mapped[str | None] = mapped_column(String(64))
    behaviours: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    edition: Mapped[int] = mapped_column(default=0, server_default="0")  # how often its words changed: see wording
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    author: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)

    @property
    def ref(self) -> str:
        """How deeds name it."""
        return f"{OF_SET}{self.id}"

    @property
    def is_draft(self) -> bool:
        """Whether only its author knows of it."""
        return self.published_at is None

    @property
    def is_offered(self) -> bool:
        """Whether it can be chosen on its days."""
        return not (self.is_draft or self.paused_at or self.withdrawn_at)

    def falls_on(self, day: date) -> bool:
        """Whether `day` is one of its days."""
        return falls_on(day, self.starts_on, self.ends_on, self.days)


class Audience(Base):
    """That a challenge is for a team, or was: whoever chose it while it was may still complete it."""

    __tablename__ = "set_challenge_team"
    challenge_id: Mapped[int] = mapped_column(ForeignKey("set_challenge.id", ondelete="CASCADE"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), primary_key=True, index=True)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class StandingAudience(Base):
    """That a challenge is for all who do a kind of work, or with `ANY` for everybody, also in teams that come later.

    It holds for the teams that whoever chose so leads when they come.
    """

    __tablename__ = "standing_audience"
    challenge_id: Mapped[int] = mapped_column(ForeignKey("set_challenge.id", ondelete="CASCADE"), primary_key=True)
    department: Mapped[str] = mapped_column(String(24), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class ChallengeEvent(Base):
    """What somebody did to a challenge, and when; `was` is what it said before, of a change."""

    __tablename__ = "challenge_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    challenge_id: Mapped[int] = mapped_column(ForeignKey("set_challenge.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    was: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class Commitment(Base):
    """That somebody will do a challenge too; a manager who sets one goes first."""

    __tablename__ = "commitment"
    challenge_id: Mapped[int] = mapped_column(ForeignKey("set_challenge.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Completion(Base):
    """One challenge done on a day, with a line about it if its maker wished.

    `said` is what it said then, of one that was set: its words may change later.
    """

    __tablename__ = "completion"
    __table_args__ = (
        UniqueConstraint("person_id", "deed_id"),
        Index("ix_completion_person", "person_id", "local_day"),
        Index("ix_completion_done", "person_id", "ref"),  # whether somebody did a challenge, for each verdict on it
        Index("ix_completion_team", "team_id", "ref", "local_day"),  # what a team did, from the index alone
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    deed_id: Mapped[UUID]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    ref: Mapped[str] = mapped_column(String(64))
    line: Mapped[str] = mapped_column(String(280), default="")
    said: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DayChoice(Base):
    """What somebody made of a day's offer: of choosing and skipping the latest stands, in whatever order they come."""

    __tablename__ = "day_choice"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    local_day: Mapped[date] = mapped_column(primary_key=True)
    chosen: Mapped[str | None] = mapped_column(String(64))
    is_skipped: Mapped[bool] = mapped_column(default=False)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    swapped: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)  # ref: when it was last swapped away


class Behaviour(Base):
    """An expected behaviour that the organisation added, or one of the `proposed` that it worded anew or retired.

    Without a title a proposed one speaks in its own words.
    """

    __tablename__ = "behaviour"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposed: Mapped[str | None] = mapped_column(String(24), unique=True)
    title: Mapped[str] = mapped_column(String(60), default="")
    act: Mapped[str] = mapped_column(String(160), default="")
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CourageCeiling(Base):
    """How much courage somebody wants to be asked for at most."""

    __tablename__ = "courage_ceiling"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    level: Mapped[int]


class Verdict(Base):
    """What somebody found of a challenge: useful or meh."""

    __tablename__ = "verdict"
    __table_args__ = (Index("ix_verdict_ref", "ref", "verdict"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    ref: Mapped[str] = mapped_column(String(64), primary_key=True)
    verdict: Mapped[str] = mapped_column(String(8))
    deed_id: Mapped[UUID]
    local_day: Mapped[date]
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Retirement(Base):
    """That a challenge of the library is offered to nobody after `day`, with the count that led to it.

    Somebody who leads people may restore it; it then stays, whatever the count.
    """

    __tablename__ = "retirement"
    ref: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[date]
    useful: Mapped[int]
    meh: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    restored_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    restored_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))


class Inspiration(Base):
    """Who thought up a challenge that was set, and how they said it: their name stands with that alone."""

    __tablename__ = "inspiration"
    challenge_id: Mapped[int] = mapped_column(ForeignKey("set_challenge.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(60), server_default="")
    what: Mapped[str] = mapped_column(String(200), server_default="")
