"""How friendly weeks stand, and how the two were told that one ended: that changes only with a line that says so."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.friendly.models import FriendlyWeek
from app.friendly.rules import DAYS, Filled, filled, outcome
from app.notifications.preferences import wishes_of
from app.people.models import Person
from app.scores.actions import person_days
from app.tallies.hours import working_hours


def filled_by(session: Session, person: Person, monday: date) -> Filled:
    """The hours of this person in the week that begins on `monday`, as they are known now."""
    days = [monday + timedelta(days=n) for n in range(DAYS)]
    wishes = wishes_of(session, person)
    hours = {day: row.hours for day, row in person_days(session, person, days).items()}
    return filled(hours, working_hours(wishes.works_from, wishes.works_until), person.week, monday)


def keep_outcome(session: Session, week: FriendlyWeek) -> None:
    """Note how it ended where that is told for the first time, or is another than was told. Inside `write()`."""
    known = outcome(filled_by(session, week.inviter, week.monday), filled_by(session, week.invited, week.monday))
    if week.told[-1:] != [known]:
        week.told = [*week.told, known]
        session.flush()
