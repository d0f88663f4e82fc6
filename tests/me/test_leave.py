"""Leave is entered on one page, and everything that asks or counts follows it at once."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.jobs.models import Job
from app.notifications.preferences import hours_of, wishes_of
from app.people.models import Person
from app.people.working_days import REPLAN
from tests.conftest import Cast, TestClock
from tests.deeds.phone import deed, send

TODAY = date(2026, 11, 23)
PAGE = "/me/leave"


def again(cast: Cast) -> Person:
    db.session.expire_all()
    return db.session.get_one(Person, cast.alice.id)


def enter(client: FlaskClient, first: date, last: date | None = None, was: str = "") -> int:
    data = {"first": first.isoformat(), "last": last.isoformat() if last else "", "was": was}
    return client.post(PAGE, data=data).status_code


def test_a_span_and_a_single_day_are_entered_changed_and_taken_out(alice: FlaskClient, cast: Cast) -> None:
    assert "No leave yet" in alice.get(PAGE).text
    assert enter(alice, TODAY + timedelta(days=10)) == 303
    assert enter(alice, TODAY + timedelta(days=20), TODAY + timedelta(days=24)) == 303
    assert again(cast).leave == "2026-12-03/2026-12-03 2026-12-13/2026-12-17"
    page = alice.get(f"{PAGE}?change=2026-12-13").text
    assert 'name="was" value="2026-12-13"' in page
    assert enter(alice, TODAY + timedelta(days=21), TODAY + timedelta(days=22), was="2026-12-13") == 303
    assert again(cast).leave == "2026-12-03/2026-12-03 2026-12-14/2026-12-15"
    assert alice.post(f"{PAGE}/2026-12-03/removal").status_code == 303
    assert again(cast).leave == "2026-12-14/2026-12-15"


def test_the_page_names_the_public_holidays_in_the_readers_language(alice: FlaskClient) -> None:
    assert "Christmas Day" in alice.get(PAGE).text
    alice.post("/language", data={"language": "nl"})
    assert "Eerste kerstdag" in alice.get(PAGE).text


def test_the_holidays_are_those_on_which_one_would_have_worked(
    alice: FlaskClient, bob: FlaskClient, clock: TestClock
) -> None:
    clock.forward(days=30)
    bob.post("/me/working-days", data={"day": ["5", "6"], "since": "2026-11-23", "sure": "yes"})
    christmas, boxing_day, easter = (f'datetime="{day}"' for day in ("2026-12-25", "2026-12-26", "2027-03-28"))
    full_time, weekends = alice.get(PAGE).text, bob.get(PAGE).text
    assert [day in full_time for day in (christmas, boxing_day, easter)] == [True, False, False]
    assert [day in weekends for day in (christmas, boxing_day, easter)] == [False, True, True]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("", "", "Choose a day."),
        ("soon", "", "Choose a day."),
        ("2026-12-10", "2026-12-09", "The last day comes before the first."),
        ("2025-11-22", "2026-12-09", "more than a year ago"),
        ("2028-12-01", "2029-01-09", "far away"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question(
    alice: FlaskClient, cast: Cast, first: str, last: str, words: str
) -> None:
    answer = alice.post(PAGE, data={"first": first, "last": last})
    assert answer.status_code == 422
    assert words in answer.text
    assert again(cast).leave == ""


def test_what_is_not_there_cannot_be_changed_or_taken_out(alice: FlaskClient, cast: Cast) -> None:
    assert alice.post(f"{PAGE}/2026-12-03/removal").status_code == 404
    assert alice.post(f"{PAGE}/tomorrow/removal").status_code == 404
    assert enter(alice, TODAY, was="2026-12-13") == 404


def test_today_asks_nothing_then_and_the_phone_keeps_these_days_too(alice: FlaskClient) -> None:
    enter(alice, TODAY, TODAY + timedelta(days=2))
    page = alice.get("/today").text
    assert "You are on leave" in page
    assert "Pick your challenge" not in page
    assert "/day/2026-11-24" in page  # opened without a network, it has to be the day off that it is
    assert "/day/2026-11-26" in page


def test_the_streak_stays_whole_also_when_it_is_entered_afterwards(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    send(alice, cast.alice, [deed("tally", clock())])
    clock.forward(days=7)
    assert alice.get("/api/v1/state").get_json()["streak"]["length"] == 0
    enter(alice, TODAY + timedelta(days=1), TODAY + timedelta(days=4))
    assert alice.get("/api/v1/state").get_json()["streak"] == {"length": 1, "cosies": 2}


def test_whoever_was_ill_for_long_finds_their_streak_whole(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    for _ in range(3):
        send(alice, cast.alice, [deed("tally", clock())])
        clock.forward(days=1)
    clock.forward(days=52)  # a Sunday
    assert alice.get("/api/v1/state").get_json()["streak"]["length"] == 0
    assert enter(alice, TODAY + timedelta(days=3), TODAY + timedelta(days=54)) == 303
    assert alice.get("/api/v1/state").get_json()["streak"] == {"length": 3, "cosies": 2}


def test_leave_takes_no_deed_away(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    for _ in range(3):
        send(alice, cast.alice, [deed("tally", clock())])
        clock.forward(days=1)
    enter(alice, TODAY + timedelta(days=1), TODAY + timedelta(days=4))
    assert alice.get("/api/v1/state").get_json()["streak"]["length"] == 3
    assert (
        '<li class="streak-day" data-mark="deed" title="Tuesday 24 November: you did something"'
        in alice.get("/me").text
    )


def test_the_phone_is_quiet_and_coming_days_are_planned_anew(alice: FlaskClient, cast: Cast) -> None:
    enter(alice, TODAY + timedelta(days=1))
    person = again(cast)
    hours = hours_of(person, wishes_of(db.session(), person))
    assert hours.is_open_on(TODAY)
    assert not hours.is_open_on(TODAY + timedelta(days=1))
    assert list(db.session.scalars(select(Job.payload).where(Job.kind == REPLAN))) == [{"person": person.id}]


def test_nobody_elses_leave_is_seen_or_changed(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    enter(bob, TODAY + timedelta(days=1))
    assert "No leave yet" in alice.get(PAGE).text
    assert alice.post(f"{PAGE}/2026-11-24/removal").status_code == 404
    db.session.expire_all()
    assert db.session.get_one(Person, cast.bob.id).leave == "2026-11-24/2026-11-24"
