"""Half an hour is kept free, reminded of, runs by the clock, and ends with a deed."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import db
from app.half_hours.actions import standing_of
from app.half_hours.rules import LENGTH, Stands
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.moments.models import Moment
from app.notifications.models import Notification
from app.people.models import Person
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses


def half(action: str, tapped: datetime = MONDAY, **payload: Any) -> dict[str, Any]:
    return deed("half_hour", tapped, None, **{"action": action, **payload})


def work_until(app: Flask, clock: TestClock, moment: datetime) -> None:
    """It is `moment`, and the worker does what is due."""
    clock.moment = moment
    Runner(app, app.extensions["work"], Pace()).work_through()
    db.session.rollback()
    db.session.expire_all()


def stands(cast: Cast, clock: TestClock) -> Stands:
    session = db.session()
    session.rollback()
    return standing_of(session, session.get_one(Person, cast.alice.id), clock()).stands


def test_from_keeping_free_to_done(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    assert stands(cast, clock) is Stands.NONE
    send(alice, cast.alice, [half("reserve", day="2026-11-23", at="14:00", about="The bakery")])
    assert stands(cast, clock) is Stands.WAITS
    assert "The bakery" in alice.get("/half-hour").text
    clock.moment = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
    send(alice, cast.alice, [half("start", clock())])
    clock.forward(minutes=29)
    assert stands(cast, clock) is Stands.RUNS
    clock.forward(minutes=1)
    assert stands(cast, clock) is Stands.OVER
    send(alice, cast.alice, [deed("completion", clock(), challenge="half-hour-for-one", line="A long talk")])
    assert stands(cast, clock) is Stands.DONE


def test_today_says_when_it_is_and_how_long_it_still_runs(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    def chip() -> str:
        found = re.search(r'class="chip" href="/half-hour">.*?</svg>(.*?)</a>', alice.get("/today").text, re.DOTALL)
        return found[1] if found else ""

    assert chip() == "Half an hour"
    send(alice, cast.alice, [half("reserve", day="2026-11-24", at="14:00")])
    assert chip() == "Half an hour"  # that is tomorrow's, and stands on the page of tomorrow
    assert "Half hour at 14:00" in alice.get("/day/2026-11-24").text
    send(alice, cast.alice, [half("reserve", day="2026-11-23", at="14:00")])
    assert chip() == "Half hour at 14:00"
    clock.moment = datetime(2026, 11, 23, 12, 55, tzinfo=UTC)
    send(alice, cast.alice, [half("start", clock())])
    assert chip() == "Half hour until 14:25"
    clock.forward(minutes=30)
    assert chip() == "Your half hour is over"
    send(alice, cast.alice, [deed("completion", clock(), challenge="half-hour-for-one")])
    assert chip() == "Half an hour"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_the_latest_stands_in_whatever_order_they_come(
    alice: FlaskClient, cast: Cast, clock: TestClock, order: tuple[int, ...]
) -> None:
    tapped = [
        half("reserve", MONDAY - timedelta(minutes=9), day="2026-11-24", at="09:00"),
        half("let_go", MONDAY - timedelta(minutes=8), day="2026-11-24"),
        half("reserve", MONDAY - timedelta(minutes=7), day="2026-11-24", at="10:00"),
    ]
    for number in order:
        send(alice, cast.alice, [tapped[number]])
    found = standing_of(db.session(), db.session().get_one(Person, cast.alice.id), clock())
    assert found.stands is Stands.WAITS
    assert found.begins_at == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_let_go_is_gone_and_one_that_went_by_is_asked_about(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    send(alice, cast.alice, [half("reserve", day="2026-11-23", at="14:00")])
    clock.moment = datetime(2026, 11, 23, 13, 31, tzinfo=UTC)
    assert stands(cast, clock) is Stands.MISSED
    send(alice, cast.alice, [half("reserve", clock(), day="2026-11-23", at="16:00")])
    send(alice, cast.alice, [half("let_go", clock.forward(minutes=1), day="2026-11-23")])
    assert stands(cast, clock) is Stands.NONE


def test_what_cannot_be_is_refused(alice: FlaskClient, cast: Cast) -> None:
    wrong = [
        half("reserve", day="2026-11-23", at="08:00"),
        half("reserve", day="2026-12-24", at="08:00"),
        half("reserve", day="2026-11-24", at="25:00"),
        half("reserve", day="2026-11-24"),
        half("dance"),
        half("start", day="9999-12-31"),
    ]
    codes = ["moment_past", "moment_far", "bad_payload", "bad_payload", "bad_payload", "moment_far"]
    assert statuses(send(alice, cast.alice, wrong)) == [f"rejected:{code}" for code in codes]


def test_without_javascript_what_was_typed_comes_back(alice: FlaskClient, cast: Cast) -> None:
    typed = {"action": "reserve", "day": "2026-11-23", "at": "08:00", "about": "The bakery", "back": "half-hour"}
    answer = alice.post("/deeds/half_hour", data=typed)
    assert answer.status_code == 422
    assert "That moment has passed" in answer.text
    assert "The bakery" in answer.text
    answer = alice.post("/deeds/half_hour", data=typed | {"at": "15:00"})
    assert answer.headers["Location"] == "/half-hour"


def test_it_is_told_five_minutes_before_and_when_it_is_over_also_outside_of_working_hours(
    app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    send(alice, cast.alice, [half("reserve", day="2026-11-23", at="20:00", about="The bakery")])
    moments = {row.kind: row.due_at for row in db.session.query(Moment)}
    assert moments["half_hour"] == datetime(2026, 11, 23, 18, 55, tzinfo=UTC)
    work_until(app, clock, moments["half_hour"])
    told = db.session.query(Notification).filter_by(kind="half_hour").one()
    assert (told.params["minutes"], told.is_asked) == (5, True)
    assert told.told_at is not None
    clock.forward(minutes=5)
    send(alice, cast.alice, [half("start", clock())])
    work_until(app, clock, clock() + LENGTH)
    db.session.rollback()
    assert db.session.query(Notification).filter_by(kind="half_hour").one().params["is_over"] is True


def test_at_night_the_time_that_is_proposed_is_of_the_night_that_it_is(
    app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.moment = datetime(2026, 11, 27, 0, 10, tzinfo=UTC)  # ten past one on Friday, in Amsterdam: still Thursday's
    page = alice.get("/half-hour").text
    assert re.search(r'value="2026-11-26" checked', page)
    assert re.search(r'name="at"[^>]*value="01:30"|value="01:30"[^>]*name="at"', page)
    typed = {"action": "reserve", "day": "2026-11-26", "at": "01:30", "back": "half-hour"}
    assert alice.post("/deeds/half_hour", data=typed).status_code == 303
    assert "Friday 27 November, 01:30" in alice.get("/half-hour").text
    assert "DTSTART:20261127T003000Z" in alice.get("/half-hour/2026-11-26.ics").text
    work_until(app, clock, datetime(2026, 11, 27, 0, 25, tzinfo=UTC))
    assert db.session.query(Notification).filter_by(kind="half_hour").one().params["minutes"] == 5


def test_who_let_it_go_is_not_reminded(app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    send(alice, cast.alice, [half("reserve", day="2026-11-23", at="14:00")])
    send(alice, cast.alice, [half("let_go", clock.forward(minutes=1), day="2026-11-23")])
    work_until(app, clock, datetime(2026, 11, 23, 12, 55, tzinfo=UTC))
    assert db.session.query(Notification).filter_by(kind="half_hour").count() == 0


def test_the_entry_for_the_calendar_is_ones_own(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [half("reserve", day="2026-11-24", at="14:00", about="The bakery, about Tuesday; really")])
    answer = alice.get("/half-hour/2026-11-24.ics")
    assert answer.mimetype == "text/calendar"
    assert "DTSTART:20261124T130000Z\r\nDTEND:20261124T133000Z\r\n" in answer.text
    assert "DESCRIPTION:The bakery\\, about Tuesday\\; really\r\n" in answer.text
    for client, day in ((bob, "2026-11-24"), (alice, "2026-11-25"), (alice, "tomorrow")):
        assert client.get(f"/half-hour/{day}.ics").status_code == 404


def test_a_reminder_is_promised_only_to_who_hears_of_us(alice: FlaskClient, cast: Cast) -> None:
    reserved = deed("half_hour", MONDAY, action="reserve", day="2026-11-23", at="15:00")
    assert statuses(send(alice, cast.alice, [reserved])) == ["accepted"]
    page = alice.get("/half-hour").text
    assert "Five minutes before, we let you know." not in page
    assert ">Switch notifications on</a>, and we let you know five minutes before." in page
