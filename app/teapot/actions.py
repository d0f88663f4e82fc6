"""Reading a team's pot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

from sqlalchemy import BindParameter, Label, Table, bindparam, case, func, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.database import UtcDateTime
from app.people.models import Person, Team
from app.people.moves import TeamStay
from app.people.visibility import LEAST
from app.prepared import Prepared
from app.scores.models import TeamDay
from app.scores.rules import POINTS
from app.seasons.actions import Accent, accents_since
from app.teapot.members import Active, Members, active_of, heads
from app.teapot.rules import BOILING, felt_since, state_of, temperature, typical_of
from app.teapot.worth import by_family

_PERSON, _DAY = cast(Table, Person.__table__).c, cast(Table, TeamDay.__table__).c
_DAYS = Prepared(
    select(_DAY.day, _DAY.points, *(_DAY[name] for name in POINTS)).where(
        _DAY.team_id == bindparam("team"), _DAY.day >= bindparam("since"), _DAY.points > 0
    )
)


def joined_since(since: datetime | BindParameter[datetime]) -> Label[datetime | None]:
    """When somebody joined, for a query over people; nothing for long ago."""
    return case((_PERSON.joined_at >= since, _PERSON.joined_at)).label("joined")


_SINCE = bindparam("since", type_=UtcDateTime())
_MEMBERS = Prepared(
    select(_PERSON.work_week, _PERSON.leave, joined_since(_SINCE), _PERSON.left_at, _PERSON.team_since, func.count())
    .where(_PERSON.team_id == bindparam("team"), (_PERSON.left_at.is_(None)) | (_PERSON.left_at >= _SINCE))
    .group_by(_PERSON.work_week, _PERSON.leave, "joined", _PERSON.left_at, _PERSON.team_since)
)
_STAY = cast(Table, TeamStay.__table__).c
_FORMER = Prepared(
    select(_PERSON.work_week, _PERSON.leave, _PERSON.joined_at, _STAY.first, _STAY.until).where(
        _STAY.team_id == bindparam("team"), _STAY.until >= bindparam("first"), _PERSON.id == _STAY.person_id
    )
)


@dataclass(frozen=True)
class Pot:
    """What is shown of a pot: whole degrees, capped for the eye, and the word for it.

    Of a few people's pot only the word is told to others: then `temperature` is that of any pot with this word.
    """

    temperature: int
    state: str
    is_told: bool = True


def pot_at(degrees: float, *, is_told: bool = True) -> Pot:
    """A pot of so many degrees, and whether the reader is told how many."""
    state = state_of(degrees)
    return Pot(round(min(BOILING, degrees)) if is_told else typical_of(state), state, is_told)


def may_be_told(team: Team, people: int, reader: Person | None) -> bool:
    """Whether somebody may know the degrees of the pot of so many people: of fewer than five only their own team may.

    From degrees to degrees one can work out what somebody did; a word says little.
    """
    return people >= LEAST or (reader is not None and reader.team_id == team.id)


def pot_of(session: Session, team: Team, reader: Person, now: datetime) -> Pot:
    """The pot of `team` at this moment, as `reader` sees it; four small queries, whatever the size of the team."""
    members = members_of(session, team, now)
    points = points_of(session, team, felt_since(game_day(now, team.zone), team.week))
    degrees = temperature(points, active_of(members), now, team.zone, team.week)
    return pot_at(degrees, is_told=may_be_told(team, heads(members), reader))


def degrees_of(session: Session, team: Team, now: datetime) -> float:
    """The temperature of the pot of `team`, uncapped."""
    points = points_of(session, team, felt_since(game_day(now, team.zone), team.week))
    return temperature(points, active_in(session, team, now), now, team.zone, team.week)


def from_beginning(day: date) -> datetime:
    """A moment before `day` began, wherever its team is."""
    return datetime.combine(day, time.min, UTC) - timedelta(days=1)


def points_of(session: Session, team: Team, since: date) -> dict[date, float]:
    """What each day of a team is worth to its pot."""
    return {day: sum(families.values()) for day, families in families_of(session, team, since).items()}


def was_warmed(session: Session, team: Team) -> bool:
    """Whether anybody ever warmed the pot of `team` since it began."""
    days = select(_DAY.day).where(_DAY.team_id == team.id, _DAY.points > 0, _DAY.day >= (team.pot_from or date.min))
    return session.execute(days.limit(1)).first() is not None


def families_of(session: Session, team: Team, since: date) -> dict[date, dict[str, float]]:
    """The same by family of deeds; two small queries."""
    since = max(since, team.pot_from or since)
    rows = _DAYS.all(session.connection(), {"team": team.id, "since": since})
    accents = accents_since(session, since)
    return {
        day: by_family(dict(zip(POINTS, counts, strict=True)), points, doubled_on(accents, day))
        for day, points, *counts in rows
    }


def doubled_on(accents: Sequence[Accent], day: date) -> str | None:
    """What counts double on a day, by these accents."""
    return next((accent.doubles for accent in accents if accent.first <= day <= accent.last), None)


def members_of(session: Session, team: Team, now: datetime, since: date | None = None) -> tuple[Members, ...]:
    """The people of a team who took part from `since` on, or as far back as is felt; those alike are together.

    Who moved to another team counts here for the days before that, and there from then on.
    """
    first, clocks = since or felt_since(game_day(now, team.zone), team.week), team.clocks
    moment = from_beginning(first)
    rows: list[tuple[Any, ...]] = _MEMBERS.all(session.connection(), {"team": team.id, "since": moment})
    former: list[tuple[Any, ...]] = _FORMER.all(session.connection(), {"team": team.id, "first": first})
    return (*(Members.here(clocks, *row) for row in rows), *(Members.formerly(clocks, *row) for row in former))


def active_in(session: Session, team: Team, now: datetime, since: date | None = None) -> Active:
    """How many people of a team are there on a day."""
    return active_of(members_of(session, team, now, since))
