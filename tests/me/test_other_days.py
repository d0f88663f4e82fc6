"""Other working days hold from a day on; the past is counted anew only knowingly."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Award
from app.badges.rebuilding import rebuild
from app.database import db, write
from app.people.models import Person
from app.people.visibility import choose_quiet
from app.teapot.actions import degrees_of
from tests.conftest import Cast, TestClock
from tests.deeds.phone import deed, send

PAGE = "/me/working-days"
MONDAY_TO_THURSDAY, WITH_FRIDAY = {"day": ["0", "1", "2", "3"]}, {"day": ["0", "1", "2", "3", "4"]}
WEEKS = 3


@pytest.fixture
def gerda(alice: FlaskClient, cast: Cast, clock: TestClock) -> FlaskClient:
    """Mondays to Thursdays, with a deed on each of them for weeks on end; today is a Friday."""
    alice.post("/welcome/days", data=MONDAY_TO_THURSDAY)
    for n in range(WEEKS * 7 - 2):
        if n % 7 < 4:
            send(alice, cast.alice, [deed("tally", clock())])
        if n < WEEKS * 7 - 3:
            clock.forward(days=1)
    assert clock().strftime("%A") == "Friday"
    return alice


def streak(client: FlaskClient) -> int:
    length: int = client.get("/api/v1/state").get_json()["streak"]["length"]
    return length


def kept(cast: Cast) -> str:
    db.session.expire_all()
    return db.session.get_one(Person, cast.alice.id).work_week


def test_a_friday_more_from_today_on_breaks_nothing(gerda: FlaskClient, cast: Cast, clock: TestClock) -> None:
    assert streak(gerda) == 4 * WEEKS
    row = re.findall(r'data-mark="(\w+)"', gerda.get("/me").text)
    pot = degrees_of(db.session(), db.session.get_one(Person, cast.alice.id).team, clock())
    gerda.post(PAGE, data=WITH_FRIDAY)
    assert kept(cast).endswith(f"/1111000 {clock().date()}/1111100")
    assert streak(gerda) == 4 * WEEKS
    after = re.findall(r'data-mark="(\w+)"', gerda.get("/me").text)
    assert (row[:11], after[:11]) == (row[:11], row[:11])
    assert (row[11], after[11]) == ("off", "open")
    later = degrees_of(db.session(), db.session.get_one(Person, cast.alice.id).team, clock())
    assert later == pytest.approx(pot)


def test_of_the_past_it_says_first_what_would_become_of_the_streak(gerda: FlaskClient, cast: Cast) -> None:
    asked = WITH_FRIDAY | {"since": "2026-11-23"}
    answer = gerda.post(PAGE, data=asked)
    assert answer.status_code == 200
    assert "Was it like this before today?" in answer.text
    assert re.findall(r"(\d+ days in a row, \d \w+)", answer.text) == [
        "12 days in a row, 3 cosies",
        "12 days in a row, 1 cosy",
    ]
    assert kept(cast).endswith("/1111000")
    assert gerda.post(PAGE, data=asked | {"sure": "yes"}).status_code == 303
    assert kept(cast) == "1111100"  # Monday was the first day of other ones: as if they had never been
    assert gerda.get("/api/v1/state").get_json()["streak"] == {"length": 12, "cosies": 1}


def awards(cast: Cast) -> dict[str, date]:
    db.session.expire_all()
    return {row.badge: row.day for row in db.session.scalars(select(Award).where(Award.person_id == cast.alice.id))}


def test_a_past_that_was_wrong_is_put_right_and_its_badges_follow(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    for n in range(15):  # Mondays and Tuesdays, known as somebody of five days
        if n % 7 < 2:
            send(alice, cast.alice, [deed("tally", clock())])
        clock.forward(days=1)
    assert streak(alice) == 1
    assert "five-in-a-row" not in awards(cast)
    alice.post(PAGE, data={"day": ["0", "1"], "since": "2026-11-23", "sure": "yes"})
    assert streak(alice) == 5
    at_once = awards(cast)
    assert "five-in-a-row" in at_once
    with write() as session:
        rebuild(session, clock())
    assert awards(cast) == at_once


def test_days_to_come_are_entered_ahead_and_told(gerda: FlaskClient, cast: Cast, clock: TestClock) -> None:
    ahead = clock().date() + timedelta(days=10)
    gerda.post(PAGE, data=WITH_FRIDAY | {"since": ahead.isoformat()})
    page = gerda.get(PAGE).text
    assert re.findall(r'value="(\d)" checked', page) == MONDAY_TO_THURSDAY["day"]
    assert "Still to come" in page
    assert kept(cast).endswith(f"{ahead}/1111100")


@pytest.mark.parametrize("since", ["2031-01-01", "soon", "0001-01-01"])
def test_what_cannot_be_is_refused_beside_its_question(alice: FlaskClient, cast: Cast, since: str) -> None:
    answer = alice.post(PAGE, data=MONDAY_TO_THURSDAY | {"since": since})
    assert answer.status_code == 422
    assert 'id="field-since-wrong"' in answer.text
    assert kept(cast) == "1111100"


def test_who_is_quiet_is_told_nothing_of_days_in_a_row(gerda: FlaskClient, cast: Cast) -> None:
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=True, now=datetime(2026, 12, 1, tzinfo=UTC))
    answer = gerda.post(PAGE, data=WITH_FRIDAY | {"since": "2026-11-23"}, follow_redirects=True)
    assert "in a row" not in answer.text
    assert kept(cast).endswith("2026-11-23/1111100") or kept(cast) == "1111100"


def test_what_was_past_is_told_as_past_in_quiet_mode_too(gerda: FlaskClient, cast: Cast) -> None:
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=True, now=datetime(2026, 12, 1, tzinfo=UTC))
    answer = gerda.post(PAGE, data=WITH_FRIDAY | {"since": "2026-11-30"}, follow_redirects=True)
    assert "These have been your working days since Monday 30 November." in answer.text


def test_today_goes_on_to_count_for_who_takes_it_off_after_doing_something(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.forward(days=3)  # a Thursday
    send(alice, cast.alice, [deed("tally", clock())])
    assert streak(alice) == 1
    alice.post(PAGE, data={"day": ["0", "1"], "since": clock().date().isoformat()})
    assert streak(alice) == 1
    assert re.findall(r'data-mark="(\w+)"', alice.get("/today").text)[-1] == "deed"
    clock.forward(days=1)
    assert streak(alice) == 1
