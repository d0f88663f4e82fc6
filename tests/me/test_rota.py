"""Who works by a rota chooses the days of this week and the next ones on one page."""

import re
from datetime import date

from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.jobs.models import Job
from app.people.models import Person
from app.people.working_days import REPLAN
from tests.conftest import Cast, TestClock
from tests.deeds.phone import deed, send

PAGE = "/me/working-days/weeks"
THIS, NEXT = "2026-11-23", "2026-11-30"


def kept(cast: Cast) -> str:
    db.session.expire_all()
    return db.session.get_one(Person, cast.alice.id).work_week


def ticked(client: FlaskClient, monday: str) -> list[str]:
    return re.findall(rf'name="{monday}" value="(\d)" checked', client.get(PAGE).text)


def test_a_nurse_chooses_next_week(alice: FlaskClient, cast: Cast) -> None:
    assert ticked(alice, NEXT) == ["0", "1", "2", "3", "4"]
    answer = alice.post(PAGE, data={"week": [NEXT], NEXT: ["2", "5", "6"]})
    assert (answer.status_code, answer.location) == (303, "/me/working-days")
    assert kept(cast) == "1111100 2026-11-30=0010011"
    assert ticked(alice, NEXT) == ["2", "5", "6"]
    assert "other days than usual" in alice.get(PAGE).text
    assert list(db.session.scalars(select(Job.payload).where(Job.kind == REPLAN))) == [{"person": cast.alice.id}]


def test_the_days_of_this_week_that_are_past_stay(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    for _ in range(2):
        send(alice, cast.alice, [deed("tally", clock())])
        clock.forward(days=1)
    assert 'value="1" checked disabled' in alice.get(PAGE).text
    alice.post(PAGE, data={"week": [THIS], THIS: ["5"]})
    assert kept(cast) == "1111100 2026-11-23=1100010 2026-11-25+"
    assert alice.get("/api/v1/state").get_json()["streak"]["length"] == 2
    assert "A day off" in alice.get("/today").text


def test_only_weeks_of_the_page_are_changed_and_a_whole_one_may_be_free(alice: FlaskClient, cast: Cast) -> None:
    alice.post(PAGE, data={"week": ["2026-11-16", "2031-01-06", "soon"], "2026-11-16": ["6"], NEXT: ["6"]})
    assert kept(cast) == "1111100"
    assert list(db.session.scalars(select(Job.id).where(Job.kind == REPLAN))) == []
    alice.post(PAGE, data={"week": [NEXT]})
    assert kept(cast) == "1111100 2026-11-30=0000000"
    alice.post(PAGE, data={"week": [NEXT], NEXT: ["0", "1", "2", "3", "4"]})
    assert kept(cast) == "1111100"


def test_nobody_elses_weeks_change(alice: FlaskClient, cast: Cast) -> None:
    alice.post(PAGE, data={"week": [NEXT], NEXT: ["6"], "person": str(cast.bob.id)})
    db.session.expire_all()
    assert db.session.get_one(Person, cast.bob.id).work_week == "1111100"


def test_it_is_found_from_the_page_of_working_days(alice: FlaskClient) -> None:
    assert f'href="{PAGE}"' in alice.get("/me/working-days").text
    assert date.fromisoformat(THIS).isoformat() in alice.get(PAGE).text
