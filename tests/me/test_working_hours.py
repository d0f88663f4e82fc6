"""The hours that somebody works stand beside their days: the ring is of these, and it is quiet outside of them."""

import re

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.notifications.models import Preference
from app.notifications.preferences import wishes_of
from app.people.models import Person
from tests.conftest import Cast
from tests.notifications.test_preferences import work


def hours(cast: Cast) -> tuple[int, int]:
    db.session.rollback()
    db.session.expire_all()
    found = wishes_of(db.session(), db.session.get_one(Person, cast.alice.id))
    return found.works_from // 60, found.works_until // 60


def ring(client: FlaskClient) -> list[str]:
    return re.findall(r'data-hour="(\d+)"', client.get("/today").text)


def test_a_day_of_eight_hours_and_a_break_fills_the_ring_that_is_proposed(alice: FlaskClient) -> None:
    assert ring(alice) == [str(hour) for hour in range(8, 17)]
    page = alice.get("/me/working-days").text
    assert 'name="works_from" type="time" value="08:00"' in page
    assert 'name="works_until" type="time" value="17:00"' in page


def test_who_works_at_night_has_the_ring_of_the_night(alice: FlaskClient, cast: Cast) -> None:
    revision = alice.get("/api/v1/state").get_json()["revision"]
    answer = work(alice, "22:00", "06:00")
    assert (answer.status_code, answer.location) == (303, "/me/working-days")
    assert hours(cast) == (22, 6)
    assert sorted(ring(alice), key=int) == ["0", "1", "2", "3", "4", "5", "22", "23"]
    assert alice.get("/api/v1/state").get_json()["revision"] > revision
    assert "from 22:00 until 06:00" in alice.get("/me/notifications").text


def test_all_else_that_was_chosen_stays(alice: FlaskClient, cast: Cast) -> None:
    chosen = {"morning_at": "07:15", "reminder_at": "14:00", "most_a_day": "1", "kind-badge": "off"}
    alice.post("/me/notifications", data=chosen)
    work(alice, "07:00", "15:30")
    db.session.expire_all()
    row = db.session.get_one(Preference, cast.alice.id)
    assert (row.works_from, row.works_until) == (7 * 60, 15 * 60 + 30)
    assert (row.morning_at, row.most_a_day, row.channels) == (7 * 60 + 15, 1, {"badge": "off"})


@pytest.mark.parametrize("since", ["", "early", "25:00"])
def test_what_is_no_time_is_said_beside_it(alice: FlaskClient, cast: Cast, since: str) -> None:
    answer = work(alice, since, "17:00")
    assert answer.status_code == 422
    assert 'id="field-works_from-wrong"' in answer.text
    assert hours(cast) == (8, 17)


def test_the_first_visit_asks_for_them_with_the_days(alice: FlaskClient, cast: Cast) -> None:
    assert 'name="works_from"' in alice.get("/welcome/days").text
    alice.post("/welcome/days", data={"day": ["0", "1"], "works_from": "07:00", "works_until": "15:00"})
    assert hours(cast) == (7, 15)


def test_who_leaves_the_proposal_as_it_is_has_chosen_nothing(alice: FlaskClient, cast: Cast) -> None:
    alice.post("/welcome/days", data={"day": ["0"], "works_from": "08:00", "works_until": "17:00"})
    assert db.session.get(Preference, cast.alice.id) is None
