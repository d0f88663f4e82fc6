"""A morning that is planned already: it gets another time, or one hears which there is; a running one asks first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.before_ten.actions import mornings
from app.before_ten.models import Round
from app.database import db, write
from app.notifications.models import Notification, Preference
from app.people.models import Person, Role
from tests.before_ten.test_morning import PLAN, item_of, planned, reports, work
from tests.conftest import MONDAY, Cast, TestClock

TEN = MONDAY + timedelta(days=1)  # ten o'clock on Tuesday in Amsterdam


def plan(client: FlaskClient, cast: Cast, **changed: str) -> tuple[int, str]:
    answer = client.post("/before-ten", data=PLAN | {"team": str(cast.team.id)} | changed, follow_redirects=True)
    return answer.status_code, answer.text


def test_planned_again_with_another_time_it_ends_at_that_time(
    app: Flask, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    number = planned(maria, cast)
    status, page = plan(maria, cast, until="11:00")
    assert status == 200
    assert "1 morning was planned already and ends at 11:00 now." in page
    clock.moment = TEN
    work(app)
    assert db.session.get_one(Round, number, populate_existing=True).closed_at is None
    clock.moment = TEN + timedelta(hours=1)
    work(app)
    assert db.session.get_one(Round, number, populate_existing=True).closed_at == clock()
    assert len(reports(cast.ada)) == 1


def test_who_is_called_is_called_once_and_for_the_time_of_now(
    app: Flask, maria: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    for until in ("10:00", "11:00", "10:30"):
        planned(maria, cast, until=until)
    with write() as session:
        session.add(Preference(person_id=cast.bob.id, channels={"before_ten": "push"}))
    clock.moment = TEN - timedelta(hours=1)
    item_of(alice, cast.alice, "A call from Zwolle", clock)
    heard = []
    for _ in range(5):
        clock.forward(minutes=30)
        work(app)
        rows = db.session.scalars(select(Notification).where(Notification.kind == "before_ten"))
        heard.append([(row.round, row.params["until"]) for row in rows])
    assert heard == [[], *[[(1, 630)]] * 4]


def test_planned_again_as_it_is_one_hears_that_it_is_there(maria: FlaskClient, cast: Cast) -> None:
    planned(maria, cast)
    status, page = plan(maria, cast)
    assert status == 422
    assert "That is planned already, until this very time." in page
    assert "0 mornings" not in page


@pytest.mark.parametrize("until", ["05:59", "20:01"])
def test_at_an_hour_at_which_nobody_is_there_one_hears_which_are_possible(
    maria: FlaskClient, cast: Cast, until: str
) -> None:
    status, page = plan(maria, cast, until=until)
    assert status == 422
    assert "A list can end from 06:00 until 20:00." in page


def test_one_that_is_over_is_not_planned_again(app: Flask, maria: FlaskClient, cast: Cast, clock: TestClock) -> None:
    number = planned(maria, cast)
    clock.moment = TEN
    work(app)
    status, page = plan(maria, cast, until="15:00")
    assert status == 422
    assert "The morning of that day is over" in page
    assert db.session.get_one(Round, number).until == 600


def test_the_rest_of_a_span_is_planned_beside_what_is_there(maria: FlaskClient, cast: Cast) -> None:
    planned(maria, cast)
    _, page = plan(maria, cast, ends_on="2026-11-26", until="09:30")
    assert "2 mornings are planned. 1 morning was planned already and ends at 09:30 now." in page


@pytest.mark.parametrize(("moment", "asks"), [(MONDAY, False), (TEN - timedelta(hours=1), True)])
def test_taking_off_one_that_is_going_on_asks_first(
    maria: FlaskClient, cast: Cast, clock: TestClock, moment: object, asks: bool
) -> None:
    planned(maria, cast)
    clock.moment = moment  # type: ignore[assignment]
    assert ("Yes, cancel it" in maria.get("/before-ten").text) == asks


def test_the_nearest_stand_on_top_and_the_rest_on_pages(maria: FlaskClient, cast: Cast, clock: TestClock) -> None:
    planned(maria, cast, ends_on="2026-12-31")
    clock.moment = MONDAY + timedelta(days=3)
    person = db.session.get_one(Person, cast.maria.id)
    rounds, page, pages = mornings(db.session(), person, clock().date())
    assert (page, pages) == (1, 2)
    assert [row.day.day for row in rounds[:3]] == [26, 27, 30]
    last, _, _ = mornings(db.session(), person, clock().date(), 2)
    assert [row.day.day for row in last[-2:]] == [25, 24]
    assert "/before-ten?page=2" in maria.get("/before-ten").text


def test_a_day_on_which_most_are_off_is_planned_by_who_says_so_once_more(maria: FlaskClient, cast: Cast) -> None:
    saturday = {"starts_on": "2026-11-28", "ends_on": "2026-11-28"}
    status, page = plan(maria, cast, **saturday)
    assert (status, db.session.scalars(select(Round)).all()) == (422, [])
    assert "Most people are off on that day. Press the button again if you mean it" in page
    assert 'name="meant" value="2026-11-28"' in page
    status, page = plan(maria, cast, **saturday, meant="2026-11-28")
    assert (status, "1 morning is planned." in page) == (200, True)


def test_of_days_only_those_on_which_the_team_works_are_planned_and_told(
    maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    status, page = plan(maria, cast, starts_on="2026-11-28", ends_on="2026-11-29")
    assert (status, db.session.scalars(select(Round)).all()) == (422, [])
    assert "Most people are off on all of those days." in page
    plan(maria, cast, starts_on="2026-11-27", ends_on="2026-11-29")
    assert [one.day.isoformat() for one in db.session.scalars(select(Round)).unique()] == ["2026-11-27"]
    acts = ada.get("/organisation/acts").text
    assert "1 morning, from 27 November 2026 up to and including 27 November 2026" in acts


def test_a_morning_says_whether_it_began_and_planning_who_gets_the_report(maria: FlaskClient, cast: Cast) -> None:
    page = maria.get(f"/before-ten/{planned(maria, cast)}").text
    assert "This morning is still to come." in page
    assert "Nobody has been ticked off." not in page
    assert "the administrators get a short report, as there is no director" in maria.get("/before-ten").text
    with write() as session:
        session.get_one(Person, cast.carol.id).role = Role.DIRECTOR
    assert "the directors get a short report" in maria.get("/before-ten").text


def test_where_the_report_goes_by_mail_too_is_said(app: Flask, maria: FlaskClient) -> None:
    assert "also goes by mail" not in maria.get("/before-ten").text
    mailing = {"smtp_host": "127.0.0.1", "report_to": ("director@example.org",)}
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], **mailing)
    assert "also goes by mail" in maria.get("/before-ten").text
