"""My own working days: what the streak runs on, what a day asks, and when it is quiet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.errors import Invalid
from app.jobs.actions import enqueue
from app.notifications.actions import note_change
from app.notifications.preferences import REPLAN
from app.people.models import Person

_A_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Weekday:
    """A day of any week: 0 is Monday. `day` is one of that name, for calendars to call it by."""

    number: int
    day: date
    is_worked: bool


def weekdays_of(pattern: str) -> Sequence[Weekday]:
    """The seven days of a work week, from Monday."""
    return [Weekday(n, _A_MONDAY + timedelta(days=n), worked == "1") for n, worked in enumerate(pattern)]


def choose_working_days(session: Session, person: Person, numbers: Collection[str], now: datetime) -> None:
    """These weekdays ("0" is Monday) are worked from now on; inside `write()`.

    What was to be told on coming days is planned anew. Raises Invalid: working_day_missing.
    """
    pattern = "".join("1" if str(n) in numbers else "0" for n in range(7))
    if "1" not in pattern:
        raise Invalid("working_day_missing", field="days")
    session.get_one(Person, person.id).work_week = pattern
    session.flush()
    note_change(session, [person.id])
    enqueue(session, REPLAN, {"person": person.id}, now=now)
