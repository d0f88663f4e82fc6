"""Days that the organisation sets itself: on which it is closed, and public holidays on which it works.

They are set ahead, for everybody or for some teams, and written into the almanac of each of these (docs/adr/0052): all
that knows public holidays knows them too. What is past of them stays for good.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ForeignKey, Select, String, exists, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calendar.almanac import MOST_SPANS, Almanac, almanac_of, holidays_in, place_of
from app.calendar.leave import Span
from app.calendar.rules import game_day
from app.calendar.steps import KEPT
from app.database import Base, UtcDateTime
from app.errors import Invalid, NotFound
from app.people.models import Organisation, Person, Team
from app.people.working_days import replan_teams, team_days_changed

NAME_LENGTH = 60
AHEAD = timedelta(days=550)
LONGEST = 62
"""Days of one span: what is longer is typed wrongly."""
_DAY = timedelta(days=1)


class OwnDays(Base):
    """A span of days that the organisation set, from `first` through `last`."""

    __tablename__ = "own_days"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    first: Mapped[date]
    last: Mapped[date]
    is_worked: Mapped[bool]  # its public holidays are; else all of it is free
    is_for_all: Mapped[bool]
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.first, self.last)


class OwnDaysTeam(Base):
    """A team for which days are set that are not for all."""

    __tablename__ = "own_days_team"
    own_days_id: Mapped[int] = mapped_column(ForeignKey("own_days.id", ondelete="CASCADE"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)


@dataclass(frozen=True)
class NewDays:
    """What is asked of days to set; `teams` is empty for everybody."""

    name: str
    span: Span
    is_worked: bool
    teams: Collection[int] = ()


def days_of(session: Session, teams: Collection[Team], since: date = date.min) -> dict[int, list[OwnDays]]:
    """The days that are set for each of these teams, in their order; none that are over before `since`. One query."""
    found: dict[int, list[OwnDays]] = {team.id: [] for team in teams}
    rows = (
        select(OwnDays, OwnDaysTeam.team_id)
        .outerjoin(OwnDaysTeam, OwnDaysTeam.own_days_id == OwnDays.id)
        .where(OwnDays.last >= since, or_(OwnDays.is_for_all, OwnDaysTeam.team_id.in_(found)))
        .order_by(OwnDays.first, OwnDays.id)
    )
    for days, team_id in session.execute(rows):
        for number in found if days.is_for_all else [team_id]:
            found[number].append(days)
    return found


def _whose(days: OwnDays) -> Select[Team]:
    named = exists().where(OwnDaysTeam.own_days_id == days.id, OwnDaysTeam.team_id == Team.id)
    every: Select[Team] = select(Team)
    return every if days.is_for_all else every.where(named)


def take_turn(session: Session) -> None:
    """Wait for whoever adds a team or sets days for everybody, so that a new team has all days of everybody."""
    session.execute(select(Organisation.id).with_for_update(key_share=True))


def _take(session: Session, teams: Select[Team], *, is_for_all: bool) -> Sequence[Team]:
    """These teams as they are now, nobody else's to change until the end: moves are written into the same text."""
    if is_for_all:
        take_turn(session)
    mine = teams.order_by(Team.id).with_for_update(of=Team, key_share=True)
    return session.scalars(mine, execution_options={"populate_existing": True}).all()


def note_days(session: Session, teams: Collection[Team]) -> None:
    """Write what is set into the almanacs of these teams. Flushes."""
    session.flush()
    days = days_of(session, teams)
    for team in teams:
        closed, worked = (tuple(one.span for one in days[team.id] if one.is_worked is kind) for kind in (False, True))
        text = Almanac(almanac_of(team.place).places, closed, worked).text
        team.almanac = "" if text == place_of(team.country, team.region) else text
    session.flush()


def first_day_to_set(teams: Collection[Team], now: datetime) -> date:
    """The first day that has not begun for any of these teams: what was asked and done today stays."""
    return max(game_day(now, team.zone) for team in teams) + _DAY


def set_days(session: Session, by: Person, new: NewDays, now: datetime) -> OwnDays:
    """Set days for everybody or for some teams; inside `write()`, flushes.

    Raises Invalid: own_days_nameless, own_days_nobody, days_reversed, own_days_past, own_days_far, own_days_long,
    own_days_many, own_days_ordinary (no public holiday among those that are to be worked).
    """
    every: Select[Team] = select(Team)
    asked = every.where(Team.id.in_(new.teams)) if new.teams else every
    teams = _take(session, asked, is_for_all=not new.teams)
    _look_at(session, new, teams, now)
    days = OwnDays(
        name=" ".join(new.name.split())[:NAME_LENGTH],
        first=new.span.first,
        last=new.span.last,
        is_worked=new.is_worked,
        is_for_all=not new.teams,
        set_by_id=by.id,
        set_at=now,
    )
    session.add(days)
    session.flush()
    session.add_all(OwnDaysTeam(own_days_id=days.id, team_id=team.id) for team in teams if new.teams)
    _follow(session, teams, now)
    return days


def _look_at(session: Session, new: NewDays, teams: Sequence[Team], now: datetime) -> None:
    if not new.name.strip():
        raise Invalid("own_days_nameless", field="name")
    if not teams:
        raise Invalid("own_days_nobody", field="teams")
    earliest = first_day_to_set(teams, now)
    _look_at_span(new.span, earliest)
    # those that are over too, as far back as days are looked at, or the almanac would forget them for new ones
    if any(len(kept) >= MOST_SPANS for kept in days_of(session, teams, earliest - KEPT).values()):
        raise Invalid("own_days_many", field="first")
    if new.is_worked and not any(_has_holiday(team.place, new.span) for team in teams):
        raise Invalid("own_days_ordinary", field="first")


def _look_at_span(span: Span, earliest: date) -> None:
    if span.last < span.first:
        raise Invalid("days_reversed", field="last")
    if span.first < earliest:
        raise Invalid("own_days_past", field="first")
    if span.last > earliest + AHEAD:
        raise Invalid("own_days_far", field="last")
    if span.days > LONGEST:
        raise Invalid("own_days_long", field="last")


def _has_holiday(place: str, span: Span) -> bool:
    days = (span.first + n * _DAY for n in range(span.days))
    return any(day in holidays_in(place, day.year) for day in days)


def call_off(session: Session, number: int, now: datetime) -> OwnDays:
    """Let these be ordinary days again, those that have begun excepted; inside `write()`, flushes. Raises NotFound."""
    found = session.get(OwnDays, number)
    teams = _take(session, _whose(found), is_for_all=found.is_for_all) if found else ()
    days = session.get(OwnDays, number, with_for_update=True, populate_existing=True)
    if days is None or not teams or days.last < (earliest := first_day_to_set(teams, now)):
        raise NotFound
    if days.first < earliest:
        days.last = earliest - _DAY
    else:
        session.delete(days)
    _follow(session, teams, now)
    return days


def _follow(session: Session, teams: Collection[Team], now: datetime) -> None:
    was = {team.id: team.week for team in teams}
    note_days(session, teams)
    team_days_changed(session, was, now)
    replan_teams(session, [team.id for team in teams], now)
