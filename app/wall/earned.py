"""What people of a team earned on some days, read as far as a card of the wall needs it: very many may share one."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.badges.models import Award
from app.badges.moments import is_of_whole_day
from app.calendar.steps import followed
from app.people.models import Person, Team
from app.people.visibility import are_seen

_NEAR = timedelta(days=2)  # a game day and a day of UTC are never further apart


@dataclass(frozen=True, slots=True)
class Earned:
    """The badges of one person on one day: each award by its number, its badge and its moment."""

    person_id: int
    name: str
    day: date
    awards: Sequence[tuple[int, str, datetime]]
    is_first_day: bool
    clocks: str

    @property
    def when(self) -> datetime:
        """The moment of the last one."""
        return max(at for _, _, at in self.awards)

    @property
    def is_of_day(self) -> bool:
        """Whether the whole day earned the last one, by the clock of its person."""
        return is_of_whole_day(self.when, self.day, self.clocks)


@dataclass(frozen=True, slots=True)
class _Somebody:
    """Who is seen, since when they are here, and by which clock their days go."""

    name: str
    joined: datetime
    clocks: str


def earned_on(session: Session, team_id: int, which: ColumnElement[bool]) -> list[Earned]:
    """By person and day, of those awards of this team that belong to people who are seen; two queries, and one each
    where somebody is not in the team now or is not seen, and where somebody came about then."""
    columns = (Award.person_id, Award.day, Award.id, Award.badge, Award.awarded_at)
    by_card: dict[tuple[int, date], list[tuple[int, str, datetime]]] = {}
    for person_id, day, number, badge, at in session.execute(select(*columns).where(which)):
        by_card.setdefault((person_id, day), []).append((number, badge, at))
    people = _seen(session, team_id, {who for who, _ in by_card})
    by_card = {card: awards for card, awards in by_card.items() if card[0] in people}
    first_days = _first_days(session, {who for who, day in by_card if abs(people[who].joined.date() - day) <= _NEAR})
    return [
        Earned(who, people[who].name, day, awards, first_days.get(who) == day, people[who].clocks)
        for (who, day), awards in by_card.items()
    ]


def _seen(session: Session, team_id: int, wanted: Set[int]) -> Mapping[int, _Somebody]:
    """Those who are seen.

    Most are in the team still, so its people are asked for first: for very many others all people would be read.
    """
    people = _named(session, Person.team_id == team_id) if wanted else {}
    others = wanted - people.keys()
    return people | _named(session, Person.id.in_(sorted(others))) if others else people


def _named(session: Session, which: ColumnElement[bool]) -> dict[int, _Somebody]:
    columns = (Person.id, Person.name, Person.joined_at, Person.past_zones, Team.zones, Team.zone)
    found = session.execute(select(*columns).join(Team, Team.id == Person.team_id).where(which, are_seen()))
    return {
        number: _Somebody(name, joined, followed(past or "", zones or zone))
        for number, name, joined, past, zones, zone in found
    }


def _first_days(session: Session, people: Collection[int]) -> Mapping[int, date]:
    """On which day each of them came, by the clock of then."""
    found = session.scalars(select(Person).where(Person.id.in_(sorted(people)))) if people else ()
    return {one.id: one.joined_on for one in found}
