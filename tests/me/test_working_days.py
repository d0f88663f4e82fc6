"""Working days are one's own, and everything that asks or counts follows them at once."""

import json
import re
from datetime import date, timedelta
from typing import Any

from flask.testing import FlaskClient

from app.calendar.patterns import MONDAY_TO_FRIDAY
from app.database import db
from app.jobs.models import Job
from app.notifications.preferences import hours_of, wishes_of
from app.people.models import Person
from app.people.working_days import REPLAN
from tests.conftest import Cast, TestClock
from tests.deeds.phone import deed, send

SUNDAY, MONDAY, SATURDAY = date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 5)
FROM_THURSDAY = {"day": ["3", "4", "5", "6"]}


def again(cast: Cast) -> Person:
    db.session.expire_all()
    return db.session.get_one(Person, cast.alice.id)


def test_a_nurse_ticks_her_own_days(alice: FlaskClient, cast: Cast) -> None:
    page = alice.get("/me/working-days").text
    assert re.findall(r'value="(\d)" checked', page) == ["0", "1", "2", "3", "4"]
    assert "Sunday" in page
    answer = alice.post("/me/working-days", data=FROM_THURSDAY)
    assert (answer.status_code, answer.location) == (303, "/me")
    assert again(cast).work_week == "1111100 2026-11-23/0001111 2026-11-23+"
    assert re.findall(r'value="(\d)" checked', alice.get("/me/working-days").text) == FROM_THURSDAY["day"]


def test_the_days_have_the_names_of_the_readers_language(alice: FlaskClient, cast: Cast) -> None:
    alice.post("/language", data={"language": "nl"})
    assert "zondag</span>" in alice.get("/me/working-days").text


def test_at_least_one_day_is_left(alice: FlaskClient, cast: Cast) -> None:
    for none in ({}, {"day": ["7", "x", ""]}):
        answer = alice.post("/me/working-days", data=none)
        assert answer.status_code == 422
        assert "Choose at least one day." in answer.text
    assert again(cast).work_week == MONDAY_TO_FRIDAY


def test_what_a_day_asks_follows_at_once(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    clock.forward(days=6)
    assert clock().date() == SUNDAY
    assert "A day off" in alice.get("/today").text
    alice.post("/me/working-days", data=FROM_THURSDAY)
    page = alice.get("/today").text
    assert "A day off" not in page
    keep = re.search(r'id="keep">([^<]*)<', page)
    assert keep
    assert [day[-2:] for day in json.loads(keep.group(1)) if day.startswith("/day/")] == [
        *("29", "30", "01", "02"),  # the days off that come soon
        *("03", "04", "05"),
    ]


def test_quiet_hours_follow_and_coming_days_are_planned_anew(alice: FlaskClient, cast: Cast) -> None:
    alice.post("/me/working-days", data=FROM_THURSDAY)
    person = again(cast)
    hours = hours_of(person, wishes_of(db.session(), person))
    assert hours.is_open_on(SATURDAY)
    assert not hours.is_open_on(MONDAY)
    assert [job.payload for job in db.session.query(Job).filter_by(kind=REPLAN)] == [{"person": person.id}]


def test_the_streak_runs_on_these_days(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    clock.forward(days=6)
    state: dict[str, Any] = send(alice, cast.alice, [deed("tally", clock())]).json["state"]
    clock.forward(days=4)  # a working day passes with each of these
    assert alice.get("/api/v1/state").get_json()["streak"] == {"length": 0, "cosies": 2}
    alice.post("/me/working-days", data=FROM_THURSDAY | {"since": "2026-11-23", "sure": "yes"})
    after: dict[str, Any] = alice.get("/api/v1/state").get_json()
    assert after["streak"]["length"] == 1
    assert after["revision"] > state["revision"]


def test_nobody_elses_days_change(alice: FlaskClient, cast: Cast) -> None:
    alice.post("/me/working-days", data=FROM_THURSDAY | {"person": str(cast.bob.id), "number": str(cast.bob.id)})
    db.session.expire_all()
    assert db.session.get_one(Person, cast.bob.id).work_week == MONDAY_TO_FRIDAY


def test_planning_very_far_ahead_changes_no_day_of_before(alice: FlaskClient, cast: Cast) -> None:
    ahead = [MONDAY + timedelta(weeks=n) for n in range(30)]
    for n, day in enumerate(ahead):
        answer = alice.post("/me/working-days", data={"day": ["0", "1"][: 1 + n % 2], "since": day.isoformat()})
    assert (answer.status_code, "choose them per week" in answer.text) == (422, True)
    assert again(cast).work_week.startswith(f"1111100 {MONDAY}/1000000")
