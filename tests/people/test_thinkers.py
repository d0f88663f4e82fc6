"""The greatest customer thinker: by the share of everybody's own working hours, whatever their week looks like."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from app.database import db, write
from app.notifications.models import Preference
from app.people.models import Person
from app.ranks.telling import Thinker, thinker_of
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send

WEEK = date(2026, 11, 23), date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _both_take_part(cast: Cast) -> None:
    with write() as session:
        for one in (cast.alice, cast.bob):
            session.get_one(Person, one.id).ranked_since = MONDAY
        session.get_one(Person, cast.bob.id).work_week = "1100000"


def heard(client: FlaskClient, person: Person, clock: TestClock, *hours: int) -> None:
    """The word fell that many hours after ten on Monday, each time."""
    clock.moment = max(clock(), MONDAY + timedelta(hours=max(hours)))
    send(client, person, [deed("tally", MONDAY + timedelta(hours=hour)) for hour in hours])


@pytest.mark.parametrize("many", [None, MONDAY])
def test_part_of_a_week_is_as_good_as_a_whole_one(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock, many: None
) -> None:
    heard(alice, cast.alice, clock, 0, 1, 2)  # of forty-five hours
    heard(bob, cast.bob, clock, 0, 1)  # of eighteen
    assert thinker_of(db.session(), *WEEK, many) == Thinker("Bob", "Delivery", 2, 18)


def test_hours_outside_of_work_win_nothing(alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock) -> None:
    heard(alice, cast.alice, clock, 0, 11, 12, 13, 48 + 11)  # evenings
    heard(bob, cast.bob, clock, 0, 48, 72)  # Wednesday and Thursday, on which Bob does not work
    assert thinker_of(db.session(), *WEEK) == Thinker("Bob", "Delivery", 1, 18)


def test_own_hours_are_those_that_somebody_chose_and_a_draw_has_no_winner(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    heard(alice, cast.alice, clock, 0, 1)
    heard(bob, cast.bob, clock, 0, 1)
    with write() as session:
        session.add(Preference(person_id=cast.alice.id, works_from=9 * 60, works_until=13 * 60))
        session.add(Preference(person_id=cast.bob.id, works_from=8 * 60, works_until=18 * 60))
    assert thinker_of(db.session(), *WEEK) is None
    with write() as session:
        session.get_one(Preference, cast.alice.id).works_until = 12 * 60
    assert thinker_of(db.session(), *WEEK) == Thinker("Alice", "Delivery", 2, 15)
