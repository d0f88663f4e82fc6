"""A streak of more than a year: it is said so, and no number of it falls while nobody misses a day."""

from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy import insert

from app.calendar.rules import game_day
from app.database import db, write
from app.people.models import Person
from app.scores.actions import row_of, streak_of
from app.scores.models import PersonDay
from tests.conftest import Cast, TestClock

YEARS = timedelta(days=600)


def test_it_is_told_without_a_number_that_would_fall(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    today = game_day(clock(), "Europe/Amsterdam")
    with write() as session:
        person = session.get_one(Person, cast.alice.id)
        person.joined_at = clock() - YEARS
        days = [today + timedelta(days=n) for n in range(-YEARS.days, 40)]
        rows = [row_of(person, day, person.team_id, {"strokes": 1}, {"9": 1}) for day in days]
        session.execute(insert(PersonDay), [row for row in rows if person.week.is_working_day(row["day"])])
    lengths = []
    for _ in range(30):
        db.session.expire_all()
        found = streak_of(db.session(), db.session.get_one(Person, cast.alice.id), clock())
        assert (found.is_long, found.cosies) == (True, 3)
        lengths.append(found.length)
        clock.forward(days=1)
    assert lengths != sorted(lengths), "counted over a year, it falls by itself"
    for page in (alice.get("/today").text, alice.get("/me").text):
        assert '<p class="streak-length" data-streak="long"><strong>More than a year in a row' in page
        assert '<p class="streak-length" data-streak="many" hidden>' in page
    assert alice.get("/api/v1/state").get_json()["streak"]["is_long"]


def test_one_of_months_is_told_by_its_days(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    today = game_day(clock(), "Europe/Amsterdam")
    with write() as session:
        person = session.get_one(Person, cast.alice.id)
        person.joined_at = clock() - YEARS
        days = [today - timedelta(days=n) for n in range(300)]
        rows = [row_of(person, day, person.team_id, {"strokes": 1}, {"9": 1}) for day in days]
        session.execute(insert(PersonDay), [row for row in rows if person.week.is_working_day(row["day"])])
    assert "is_long" not in alice.get("/api/v1/state").get_json()["streak"]
    assert '<p class="streak-length" data-streak="long" hidden>' in alice.get("/today").text
