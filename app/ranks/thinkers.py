"""The greatest customer thinker of a week: by the share of one's own working hours in which one heard the word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, joinedload

from app.notifications.models import Preference
from app.notifications.preferences import as_wishes
from app.notifications.rules import Wishes
from app.people.models import Person
from app.people.visibility import are_ranked, were_ranked
from app.scores.models import PersonDay
from app.tallies.hours import shift_on, working_hours

_DAY = timedelta(days=1)
_AT_ONCE = 500  # people whose days are read together


@dataclass(frozen=True, slots=True)
class Heard:
    """Of one person: in how many of their own working hours the word fell, and how many there were."""

    person_id: int
    name: str
    team: str
    hours: int
    worked: int

    @property
    def order(self) -> tuple[Fraction, int]:
        """Share first, so that part of a week is as good as a whole one; of equal shares the one of more hours."""
        return Fraction(self.hours, self.worked or 1), self.hours


def heard_in(
    session: Session, first: date, end: date, among: Sequence[int] | None = None, since: datetime | None = None
) -> Iterator[Heard]:
    """Everybody who takes part (`since` a moment), or those of them `among` these, from `first` up to, not including,
    `end`."""
    takes_part = were_ranked(since) if since else are_ranked()
    days = [first + timedelta(days=n) for n in range((end - first).days)]
    whom: ColumnElement[bool] = true() if among is None else Person.id.in_(among)
    numbers = session.scalars(select(Person.id).where(takes_part, whom).order_by(Person.id)).all()
    for start in range(0, len(numbers), _AT_ONCE):
        yield from _heard(session, numbers[start : start + _AT_ONCE], days)


def _heard(session: Session, numbers: Sequence[int], days: Sequence[date]) -> Iterator[Heard]:
    found: dict[int, dict[date, Mapping[str, int]]] = {}
    counted = select(PersonDay.person_id, PersonDay.day, PersonDay.hours).where(
        PersonDay.person_id.in_(numbers),
        PersonDay.day.between(days[0] - _DAY, days[-1] + _DAY),  # a shift may begin or end in another game day
        PersonDay.full_hours > 0,
    )
    for number, day, hours in session.execute(counted):
        found.setdefault(number, {})[day] = hours
    if not found:
        return
    chosen = session.scalars(select(Preference).where(Preference.person_id.in_(list(found))))
    wishes = {row.person_id: as_wishes(row) for row in chosen}
    people = select(Person).where(Person.id.in_(list(found))).options(joinedload(Person.team)).order_by(Person.id)
    for person in session.scalars(people):
        yield _of_one(person, wishes.get(person.id, Wishes()), found[person.id], days)


def _of_one(person: Person, wishes: Wishes, heard: Mapping[date, Mapping[str, int]], days: Sequence[date]) -> Heard:
    hours = working_hours(wishes.works_from, wishes.works_until)
    shifts = [shift_on(day, hours) for day in days if person.week.is_working_day(day)]
    in_them = sum(heard.get(day, {}).get(str(hour), 0) > 0 for shift in shifts for day, hour in shift)
    return Heard(person.id, person.first_name, person.team.name, in_them, sum(map(len, shifts)))
