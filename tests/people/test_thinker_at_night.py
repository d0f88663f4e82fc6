"""Who works nights can hear the word in every hour of theirs, though a night goes on in the next day of the game."""

from datetime import date, timedelta

from sqlalchemy import insert

from app.database import db, write
from app.notifications.models import Preference
from app.people.models import Person
from app.people.visibility import choose_ranked
from app.ranks.thinkers import heard_in
from app.scores.actions import row_of
from app.scores.models import PersonDay
from app.tallies.hours import shift_on, working_hours
from tests.conftest import MONDAY, Cast

NIGHT = (22 * 60, 7 * 60)


def test_every_hour_of_every_night_is_one_of_theirs(cast: Cast) -> None:
    monday = MONDAY.date()
    with write() as session:
        alice = session.get_one(Person, cast.alice.id)
        choose_ranked(alice, ranked=True, now=MONDAY)
        session.add(Preference(person_id=alice.id, works_from=NIGHT[0], works_until=NIGHT[1]))
        days: dict[date, dict[str, int]] = {}
        for n in range(5):
            for day, hour in shift_on(monday + timedelta(days=n), working_hours(*NIGHT)):
                days.setdefault(day, {})[str(hour)] = 1
        rows = [row_of(alice, day, alice.team_id, {"strokes": len(hours)}, hours) for day, hours in days.items()]
        session.execute(insert(PersonDay), rows)
    (heard,) = heard_in(db.session(), monday, monday + timedelta(days=7))
    assert (heard.hours, heard.worked) == (45, 45)
