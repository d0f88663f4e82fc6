"""What people of a team earned on some days, read as far as a card of the wall needs it: very many may share one."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.badges.models import Award
from app.people.models import Person
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

    @property
    def when(self) -> datetime:
        """The moment of the last one."""
        return max(at for _, _, at in self.awards)


def earned_on(session: Session, team_id: int, which: ColumnElement[bool]) -> list[Earned]:
    """By person and day, of those awards of this team that belong to people who are seen; two queries, and one each
    where somebody is not in the team now or is not seen, and where somebody came about then."""
    columns = (Award.person_id, Award.day, Award.id, Award.badge, Award.awarded_at)
    by_card: dict[tuple[int, date], list[tuple[int, str, datetime]]] = {}
    for person_id, day, number, badge, at in session.execute(select(*columns).where(which)):
        by_card.setdefault((person_id, day), []).append((number, badge, at))
    people = _seen(session, team_id, {who for who, _ in by_card})
    by_card = {card: awards for card, awards in by_card.items() if card[0] in people}
    first_days = _first_days(session, {who for who, day in by_card if abs(people[who][1].date() - day) <= _NEAR})
    return [
        Earned(who, people[who][0], day, awards, is_first_day=first_days.get(who) == day)
        for (who, day), awards in by_card.items()
    ]


def _seen(session: Session, team_id: int, wanted: Set[int]) -> Mapping[int, tuple[str, datetime]]:
    """The names of those who are seen, and since when they are here.

    Most are in the team still, so its people are asked for first: for very many others all people would be read.
    """
    people = _named(session, Person.team_id == team_id) if wanted else {}
    others = wanted - people.keys()
    return people | _named(session, Person.id.in_(sorted(others))) if others else people


def _named(session: Session, which: ColumnElement[bool]) -> dict[int, tuple[str, datetime]]:
    found = session.execute(select(Person.id, Person.name, Person.joined_at).where(which, are_seen()))
    return {number: (name, joined) for number, name, joined in found}


def _first_days(session: Session, people: Collection[int]) -> Mapping[int, date]:
    """On which day each of them came, by the clock of then."""
    found = session.scalars(select(Person).where(Person.id.in_(sorted(people)))) if people else ()
    return {one.id: one.joined_on for one in found}
