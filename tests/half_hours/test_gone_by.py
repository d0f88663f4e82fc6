"""A half hour that was kept free and went by is asked about, kindly; what was done counts on its own day."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.half_hours.actions import standing_of
from app.half_hours.rules import Stands
from app.people.models import Person
from app.scores.actions import person_days
from tests.conftest import Cast, TestClock
from tests.deeds.phone import deed, send
from tests.half_hours.test_half_hours import half, stands

FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)
BEGINS = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)  # half past ten in Amsterdam
ENDS = BEGINS + timedelta(minutes=30)


@pytest.fixture
def planned(alice: FlaskClient, cast: Cast, clock: TestClock) -> FlaskClient:
    """Friday half past ten was kept free; it is five minutes after it."""
    send(alice, cast.alice, [half("reserve", day="2026-11-27", at="10:30", about="The bakery")])
    clock.moment = ENDS + timedelta(minutes=5)
    return alice


def question(client: FlaskClient, page: str) -> str:
    found = re.search(r"<half-asked(?![^>]* hidden).*?</half-asked>", client.get(page).text, re.DOTALL)
    return found[0] if found else ""


def test_it_does_not_disappear_without_a_word(planned: FlaskClient, cast: Cast, clock: TestClock) -> None:
    assert stands(cast, clock) is Stands.MISSED
    for page in ("/today", "/half-hour"):
        assert "How did it go?" in planned.get(page).text
        assert "The bakery" in planned.get(page).text
    assert "Friday 27 November, 10:30" in question(planned, "/today")
    assert "Half hour at" not in planned.get("/today").text


def test_who_did_it_after_all_did_it_on_its_own_day(planned: FlaskClient, cast: Cast, clock: TestClock) -> None:
    clock.moment = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    assert question(planned, "/today")
    send(planned, cast.alice, [deed("completion", ENDS, FRIDAY.isoformat(), challenge="half-hour-for-one")])
    assert stands(cast, clock) is Stands.NONE
    assert not question(planned, "/today")
    found = person_days(db.session(), db.session.get_one(Person, cast.alice.id), [FRIDAY, MONDAY])
    assert {day: row.completions for day, row in found.items()} == {FRIDAY: 1}


def test_without_javascript_the_form_says_of_when_it_tells(planned: FlaskClient, cast: Cast, clock: TestClock) -> None:
    clock.moment = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    form = re.search(r'<form[^>]*action="/deeds/completion".*?</form>', question(planned, "/today"), re.DOTALL)
    assert form
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
    assert planned.post("/deeds/completion", data=fields).status_code == 303
    found = person_days(db.session(), db.session.get_one(Person, cast.alice.id), [FRIDAY, MONDAY])
    assert {day: row.completions for day, row in found.items()} == {FRIDAY: 1}
    assert stands(cast, clock) is Stands.NONE


def test_not_yet_is_asked_once_more_on_the_next_working_day(planned: FlaskClient, cast: Cast, clock: TestClock) -> None:
    send(planned, cast.alice, [half("not_yet", clock(), day="2026-11-27")])
    assert stands(cast, clock) is Stands.NONE
    clock.forward(days=1)
    assert stands(cast, clock) is Stands.NONE
    clock.forward(days=2)
    assert stands(cast, clock) is Stands.MISSED


@pytest.mark.parametrize("answer", ["let_go", "reserve"])
def test_let_go_or_moved_is_asked_no_more(planned: FlaskClient, cast: Cast, clock: TestClock, answer: str) -> None:
    after = (
        half("let_go", clock(), day="2026-11-27")
        if answer == "let_go"
        else half("reserve", clock(), day="2026-11-30", at="10:00")
    )
    send(planned, cast.alice, [after])
    assert stands(cast, clock) is (Stands.NONE if answer == "let_go" else Stands.WAITS)
    clock.forward(days=1)
    assert not question(planned, "/today")


def test_it_is_asked_for_as_long_as_it_would_count(planned: FlaskClient, cast: Cast, clock: TestClock) -> None:
    clock.moment = BEGINS + timedelta(days=6, hours=20)
    assert stands(cast, clock) is Stands.MISSED
    clock.forward(days=1)
    assert stands(cast, clock) is Stands.NONE
    assert not question(planned, "/today")


def test_one_that_ran_and_was_never_told_about_is_asked_about_the_day_after(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    send(alice, cast.alice, [half("start", clock())])
    clock.forward(minutes=31)
    assert stands(cast, clock) is Stands.OVER
    assert not question(alice, "/today")
    clock.forward(days=1)
    assert stands(cast, clock) is Stands.MISSED
    assert question(alice, "/today")


def test_the_page_that_a_phone_keeps_for_tomorrow_holds_the_question(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    send(alice, cast.alice, [half("reserve", day="2026-11-23", at="14:00")])
    page = alice.get("/day/2026-11-24").text
    assert re.search(r"<half-asked[^>]* hidden", page)
    assert not question(alice, "/day/2026-11-24")
    assert standing_of(db.session(), db.session.get_one(Person, cast.alice.id), clock()).stands is Stands.WAITS
