"""How friendly weeks stand, and how the two were told that one ended: that changes only with a line that says so."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from app.friendly.models import FriendlyWeek
from app.friendly.rules import Filled, days_read, ends_at, filled, outcome, shift_ends, worked_days
from app.notifications.preferences import own_hours
from app.people.models import Person
from app.scores.actions import person_days
from app.tallies.hours import working_hours


def filled_by(session: Session, person: Person, monday: date) -> Filled:
    """The hours of this person in the week that begins on `monday`, as they are known now."""
    hours = {day: row.hours for day, row in person_days(session, person, days_read(monday)).items()}
    return filled(hours, working_hours(*own_hours(session, person)), person.week, monday)


def over_at(session: Session, week: FriendlyWeek) -> datetime:
    """When both hear that it is over, by the days and hours that they work as they are known now."""
    shifts: list[datetime] = []
    for one in (week.inviter, week.invited):
        worked = working_hours(*own_hours(session, one))
        shifts += [shift_ends(day, worked, one.team.zone) for day in worked_days(week.monday, one.week)]
    return ends_at(week.last_day, week.inviter.team.zone, *shifts)


def keep_outcome(session: Session, week: FriendlyWeek) -> None:
    """Note how it ended where that is told for the first time, or is another than was told. Inside `write()`."""
    known = outcome(filled_by(session, week.inviter, week.monday), filled_by(session, week.invited, week.monday))
    if week.told[-1:] != [known]:
        week.told = [*week.told, known]
        session.flush()
