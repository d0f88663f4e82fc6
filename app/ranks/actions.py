"""The rank as one of those in it sees it, from the counters of the days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from app.calendar.rules import monday_of
from app.notifications.actions import note_change
from app.notifications.forgetting import leave_game
from app.people.models import Person, Team
from app.people.visibility import are_ranked, choose_quiet, choose_ranked, may_be_ranked
from app.ranks.counting import SUMS, in_rank
from app.ranks.standings import MANY, count_ranked, near
from app.ranks.telling import Told, tell_thinker, thinker_told
from app.scores.models import PersonDay
from app.scores.neighbours import Neighbours, neighbours
from app.seasons.actions import season_on

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class Ranked:
    """Somebody who takes part, with their points as the rank counts them."""

    person_id: int
    name: str
    team: str
    points: int


@dataclass(frozen=True)
class Rank:
    """`before` are one's own points of the week before; `others` is how many more take part; `told` says who was
    the greatest thinker of last week."""

    week: Neighbours[Ranked]
    season: Neighbours[Ranked] | None
    before: int
    others: int
    told: Told


def rank_of(session: Session, person: Person, today: date, now: datetime) -> Rank | None:
    """This week for `person`; None for who does not take part."""
    monday = monday_of(today)
    people = count_ranked(session)
    many = now if people > MANY else None
    found = _beside(session, person, monday, today, many) if may_be_ranked(person) else None
    if found is None:
        return None
    season = season_on(session, today)
    return Rank(
        week=found,
        season=_beside(session, person, season.starts_on, today, many) if season else None,
        before=_points(session, person, monday - _WEEK, monday),
        others=people - 1,
        told=thinker_told(session, monday - _WEEK, many),
    )


def _beside(
    session: Session, person: Person, first: date, last: date, many: datetime | None
) -> Neighbours[Ranked] | None:
    """Who is just ahead and just behind in these days; `many` is the moment where not all can be looked at."""
    among = None
    if many:
        among = [person.id, *near(session, _points(session, person, first, last + _DAY), first, last, many)]
    everybody = _ranked(session, first, last, among)
    return neighbours(everybody, lambda one: one.person_id == person.id, lambda one: one.points)


def keep_thinker(session: Session, today: date, now: datetime) -> None:
    """Note who was told to be the greatest thinker of last week, where that is news; inside `write()`."""
    tell_thinker(session, monday_of(today) - _WEEK, now if count_ranked(session) > MANY else None, now)


def set_quiet(session: Session, person_id: int, quiet: bool, now: datetime) -> None:
    """Switch the game off or on for this person; inside `write()`."""
    person = session.get_one(Person, person_id)
    choose_quiet(person, quiet=quiet, now=now)
    if quiet:
        leave_game(session, person)
    _noted(session, person_id)


def set_ranked(session: Session, person_id: int, ranked: bool, now: datetime) -> None:
    """Let this person into the rank, or out of it at once; inside `write()`."""
    choose_ranked(session.get_one(Person, person_id), ranked=ranked, now=now)
    _noted(session, person_id)


def _noted(session: Session, person_id: int) -> None:
    session.flush()
    note_change(session, [person_id])


def _ranked(session: Session, first: date, last: date, among: Sequence[int] | None) -> Sequence[Ranked]:
    """Everybody who takes part, or those of them `among` these; also who has no points yet."""
    whom = true() if among is None else Person.id.in_(among)
    rows = session.execute(
        select(Person.id, Person.name, Team.name, *SUMS)
        .join(Team, Team.id == Person.team_id)
        .outerjoin(PersonDay, (PersonDay.person_id == Person.id) & PersonDay.day.between(first, last))
        .where(are_ranked(), whom)
        .group_by(Person.id, Person.name, Team.name)
        .order_by(Person.id)
    )
    return [Ranked(number, name.split()[0], team, in_rank(*sums)) for number, name, team, *sums in rows]


def _points(session: Session, person: Person, first: date, end: date) -> int:
    days = PersonDay.person_id == person.id, PersonDay.day >= first, PersonDay.day < end
    return in_rank(*session.execute(select(*SUMS).where(*days)).one())
