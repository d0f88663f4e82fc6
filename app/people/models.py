"""The organisation, its teams and its people. One deployment holds one organisation."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from flask_login import UserMixin
from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from uuid_utils.compat import uuid7

from app.calendar import almanac, patterns, steps
from app.calendar.almanac import LONGEST_TEXT as LONGEST_ALMANAC
from app.calendar.leave import LONGEST_TEXT, spans_of
from app.calendar.rules import WorkWeek
from app.calendar.zones import LONGEST_TEXT as LONGEST_ZONES
from app.calendar.zones import day_in
from app.database import UNNESTED, Base, UtcDateTime
from app.i18n import gettext
from app.people import stays


class Role(StrEnum):
    """What somebody may do. Each role can do what the ones before it can, in their own reach."""

    EMPLOYEE = "employee"
    MANAGER = "manager"
    DIRECTOR = "director"
    ADMINISTRATOR = "administrator"


class Organisation(Base):
    """The organisation that plays; a single row.

    `epoch` is the name of this database's life, which phones see: a restored backup gets a new one. It is a UUIDv7, so
    that of two the later one is greater.
    """

    __tablename__ = "organisation"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    country: Mapped[str] = mapped_column(String(2))
    zone: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(8))
    word: Mapped[str] = mapped_column(String(16))
    is_demo: Mapped[bool] = mapped_column(default=False)
    epoch: Mapped[UUID] = mapped_column(default=uuid7)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    strokes_purged_before: Mapped[date | None]  # of earlier days only the day totals are kept


class Team(Base):
    """People who share a pot, a wall and a manager."""

    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    department: Mapped[str] = mapped_column(String(24))
    zone: Mapped[str] = mapped_column(String(64))
    country: Mapped[str] = mapped_column(String(2))
    region: Mapped[str] = mapped_column(String(3), default="")  # where that has public holidays of its own
    almanac: Mapped[str] = mapped_column(String(LONGEST_ALMANAC), default="", server_default="")  # see place
    zones: Mapped[str] = mapped_column(String(LONGEST_ZONES), default="", server_default="")  # see clocks
    pot_days: Mapped[str] = mapped_column(
        String(patterns.LONGEST_TEXT), default=patterns.MONDAY_TO_FRIDAY, server_default=patterns.MONDAY_TO_FRIDAY
    )  # on which its pot cools, by day (see calendar.patterns)
    pot_from: Mapped[date | None]  # no day before it warms the pot: that of the first who moved in, for days gone by
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def place(self) -> str:
        """What is free there, by day (see calendar.almanac): that of its country or region, where nothing changed."""
        return self.almanac or almanac.place_of(self.country, self.region)

    @property
    def clocks(self) -> str:
        """By which clock its days go, by day (see calendar.zones). `zone` is that of now."""
        return self.zones or self.zone

    @property
    def week(self) -> WorkWeek:
        """The working days of most in it, whoever works when."""
        return WorkWeek(self.pot_days, self.place)


def first_name_of(name: str) -> str:
    """What a friendly colleague says of who has this name; it is empty of who was erased, or left without it."""
    return name.split()[0] if name else gettext("somebody")


class Person(UserMixin, Base):
    """Somebody who takes part. `account` is the public name of this person to phones."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("sign_in_name"), Index("ix_person_name", "name"))
    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[UUID] = mapped_column(unique=True, default=uuid4)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    sign_in_name: Mapped[str] = mapped_column(String(80))  # the name, folded: unique
    password_hash: Mapped[str] = mapped_column(String(255))
    role: Mapped[Role] = mapped_column(String(16), default=Role.EMPLOYEE)
    led_from: Mapped[date | None]  # from when what they do is seen; None of who led from their first day
    led_until: Mapped[date | None]  # the last day of leading, of who leads no more
    language: Mapped[str] = mapped_column(String(8))
    work_week: Mapped[str] = mapped_column(
        String(patterns.LONGEST_TEXT), default=patterns.MONDAY_TO_FRIDAY, server_default=patterns.MONDAY_TO_FRIDAY
    )  # see calendar.patterns
    leave: Mapped[str] = mapped_column(
        String(LONGEST_TEXT), default="", server_default=""
    )  # spans (see calendar.leave)
    past_place: Mapped[str] = mapped_column(String(LONGEST_ALMANAC), default="", server_default="")  # before the last
    past_zones: Mapped[str] = mapped_column(String(LONGEST_ZONES), default="", server_default="")  # move, elsewhere
    past_teams: Mapped[str] = mapped_column(String(stays.LONGEST_TEXT), default="", server_default="")  # see stays
    team_since: Mapped[date | None]  # since when the present team counts on who moved or came back: see TeamStay
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    quiet_since: Mapped[datetime | None] = mapped_column(UtcDateTime)  # these two: see visibility, and nowhere else
    ranked_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column(default=0)  # grows with every stored change of their game

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=UNNESTED)

    @property
    def first_name(self) -> str:
        """What a friendly colleague says; of who was erased no name is left."""
        return first_name_of(self.name)

    @property
    def shown_name(self) -> str:
        """The name on what they did; somebody who left may have chosen to have none there."""
        return self.name or gettext("somebody")

    @property
    def week(self) -> WorkWeek:
        """This person's own working days."""
        return WorkWeek(self.work_week, self.place, spans_of(self.leave or ""))

    @property
    def place(self) -> str:
        """What is free where this person works, by day: that of the team of then."""
        return almanac.followed(self.past_place or "", self.team.place)

    @property
    def clocks(self) -> str:
        """By which clock this person's days go, by day."""
        return steps.followed(self.past_zones or "", self.team.clocks)

    @property
    def joined_on(self) -> date:
        """The day of joining, by the clock of then."""
        return day_in(self.clocks, self.joined_at)

    def team_on(self, day: date) -> int:
        """The team to which this person's deeds of a day belong."""
        return stays.team_on(stays.stays_of(self.past_teams), self.team_id, day) if self.past_teams else self.team_id

    @property
    def former_teams(self) -> tuple[stays.Stay, ...]:
        """The stays in former teams, the earliest first."""
        return stays.stays_of(self.past_teams or "")

    @property
    def team_ids(self) -> set[int]:
        """The present team and the former ones, of which things may still wait on this person's phone."""
        return {self.team_id, *(stay.team_id for stay in self.former_teams)}

    def has_role(self, role: Role) -> bool:
        """Whether this person holds `role` or one above it."""
        order = list(Role)
        return order.index(Role(self.role)) >= order.index(role)

    @property
    def is_active(self) -> bool:
        """Flask-Login asks: somebody who left cannot sign in."""
        return self.left_at is None

    def get_id(self) -> str:
        """Flask-Login stores what identifies the session, not the person (see sessions)."""
        session_token: str = getattr(self, "session_token", "")
        return session_token


class DeviceSession(Base):
    """One signed-in device. Only the hash of its token is kept; ending it deletes the row."""

    __tablename__ = "device_session"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - an ended one must never be mistaken for a new one
    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    label: Mapped[str] = mapped_column(String(80))
    speaks_as: Mapped[UUID | None]  # the account under which its outbox was begun, of somebody who was known twice
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=UNNESTED)
