"""A day off: nothing is asked, and whoever wants to does something all the same."""

import json
import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.database import write
from app.people.models import Person
from tests.conftest import Cast, TestClock
from tests.deeds.phone import deed, send, statuses

SATURDAY, SUNDAY, MONDAY, CHRISTMAS = date(2026, 11, 28), date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 25)


def go_to(clock: TestClock, day: date) -> None:
    clock.forward(days=(day - clock().date()).days)


def is_folded(page: str) -> bool:
    return '<details class="today-anyway">' in page


@pytest.mark.parametrize("day", [SATURDAY, CHRISTMAS])
def test_nothing_is_asked_on_it_and_cards_are_there_for_who_wants_one(
    alice: FlaskClient, clock: TestClock, day: date
) -> None:
    go_to(clock, day)
    page = alice.get("/today").text
    assert ("A public holiday" if day == CHRISTMAS else "A day off") in page
    assert "Pick your challenge" not in page
    assert 'value="skip"' not in page
    assert is_folded(page)
    assert 'data-ref="' in page


@pytest.mark.parametrize("day", [SATURDAY, CHRISTMAS])
def test_days_in_a_row_begin_on_the_next_working_day(alice: FlaskClient, clock: TestClock, day: date) -> None:
    go_to(clock, day)
    for page in (alice.get("/today").text, alice.get("/me").text):
        assert "Your streak starts on your next working day" in page
        assert "Your streak starts today" not in page
    go_to(clock, MONDAY if day == SATURDAY else date(2026, 12, 28))
    assert "Your streak starts today" in alice.get("/today").text


def test_a_working_day_asks(alice: FlaskClient, clock: TestClock) -> None:
    go_to(clock, MONDAY)
    page = alice.get("/today").text
    assert "Pick your challenge" in page
    assert "A day off" not in page
    assert '<details class="today-anyway"' not in page


def test_who_works_in_weekends_has_other_days_off(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        session.get_one(Person, cast.alice.id).work_week = "0011011"
    go_to(clock, SUNDAY)
    assert "Pick your challenge" in alice.get("/today").text
    go_to(clock, MONDAY)
    assert "A day off" in alice.get("/today").text


def test_what_is_done_all_the_same_counts_and_is_in_sight(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    go_to(clock, SUNDAY)
    done = [deed("tally", clock()), deed("completion", clock(), challenge="call-for-no-reason")]
    assert statuses(send(alice, cast.alice, done)) == ["accepted", "accepted"]
    page = alice.get("/today").text
    assert "<b data-count>1</b>" in page
    assert 'data-ref="call-for-no-reason" data-done' in page
    assert '<details class="today-anyway" open>' in page


def test_a_phone_keeps_the_coming_working_days_and_the_days_off_before_them(
    alice: FlaskClient, clock: TestClock
) -> None:
    go_to(clock, SATURDAY)
    page = alice.get("/today").text
    found = re.search(r'id="keep">([^<]*)<', page)
    assert found
    days = [address for address in json.loads(found.group(1)) if address.startswith("/day/")]
    assert days == [f"/day/{day}" for day in (SATURDAY, SUNDAY, MONDAY, date(2026, 12, 1), date(2026, 12, 2))]
    for address in days[:2]:
        assert is_folded(alice.get(address).text)
    for address in days[2:]:
        assert "Pick your challenge" in alice.get(address).text
    assert alice.get("/day/2026-12-03").status_code == 404
