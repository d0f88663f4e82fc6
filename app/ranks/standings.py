"""Who stands near somebody where very many take part: the order of all is remembered for a few minutes.

To know who is just ahead, the days of everybody who takes part have to be added up. Where they are many, that is done
once in a while by each process, and only tells whom to look at: what is shown of those few is asked anew each time, so
that points are those of this moment and whoever left the rank is gone from it at once.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.people.models import Person
from app.people.visibility import are_ranked
from app.ranks.counting import SUMS, in_rank
from app.ranks.thinkers import heard_in
from app.remembered import Remembered
from app.scores.models import PersonDay

MANY = 500
KEPT = timedelta(minutes=10)
NEAR = 10  # of those around somebody, to either side

Order = Sequence[tuple[int, int]]
"""Points (or hours) and person, the fewest points, or the smallest share of working hours, first."""
_REMEMBERED = Remembered[tuple[str, date, date, datetime | None], Order](KEPT)


def count_ranked(session: Session) -> int:
    """How many take part."""
    return session.scalar(select(func.count()).select_from(Person).where(are_ranked())) or 0


def near(session: Session, own: int, first: date, last: date, now: datetime) -> list[int]:
    """The people whose points of these days, both included, were closest to `own` when that was last looked at."""
    order = _REMEMBERED.value(session, ("points", first, last, None), now, lambda: _added_up(session, first, last))
    place = bisect_left(order, (own, 0))
    return [person for _, person in order[max(0, place - NEAR) : place + NEAR]]


def foremost(session: Session, first: date, end: date, now: datetime, since: datetime | None) -> list[int]:
    """Those who heard the word in the largest share of their working hours, from `first` up to, not including, `end`,
    when that was last looked at; of those who took part `since` a moment."""
    order = _REMEMBERED.value(session, _hours(first, end, since), now, lambda: _by_share(session, first, end, since))
    return [person for _, person in order[-NEAR:]]


def look_again(session: Session, first: date, end: date, since: datetime | None) -> None:
    """The next `foremost` of these days is told by what stands then: for who differs from what another process told."""
    _REMEMBERED.forget(session, _hours(first, end, since))


def _hours(first: date, end: date, since: datetime | None) -> tuple[str, date, date, datetime | None]:
    return "hours", first, end, since


def _by_share(session: Session, first: date, end: date, since: datetime | None) -> Order:
    heard = sorted(heard_in(session, first, end, since=since), key=lambda one: one.order)
    return [(one.hours, one.person_id) for one in heard]


def _added_up(session: Session, first: date, last: date) -> Order:
    rows = session.execute(
        select(Person.id, *SUMS)
        .outerjoin(PersonDay, (PersonDay.person_id == Person.id) & PersonDay.day.between(first, last))
        .where(are_ranked())
        .group_by(Person.id)
    )
    return sorted((in_rank(*sums), person) for person, *sums in rows)
