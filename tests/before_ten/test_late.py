"""What comes in after the report: it is put right where it stands, and calls nobody again."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.before_ten.lists import LATELY
from app.before_ten.models import Help, Item
from app.database import db, write
from app.jobs.models import Job
from app.notifications.words import line_text
from app.people.models import Person, Team
from app.roster.moving import carry_out
from tests.before_ten.test_morning import TUESDAY, item_of, planned, reports, work
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses

TEN = MONDAY + timedelta(days=1)


@pytest.fixture
def morning(maria: FlaskClient, cast: Cast, clock: TestClock) -> int:
    number = planned(maria, cast)
    clock.moment = TUESDAY
    return number


def test_help_given_in_time_and_sent_later_is_told_in_the_report_without_a_call(
    app: Flask, morning: int, alice: FlaskClient, ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    item = item_of(alice, cast.alice, "A call from Zwolle", clock)
    item_of(alice, cast.alice, "The lady from the fourth floor", clock)
    done = deed("item_done", clock(), item=item)
    clock.moment = TEN
    work(app)
    assert "Since then" not in ada.get(f"/before-ten/{morning}").text
    db.session.rollback()
    jobs = db.session.query(Job).count()
    clock.forward(hours=1)
    assert statuses(send(alice, cast.alice, [done], clock())) == ["accepted"]
    [report] = reports(cast.ada)
    assert line_text(report, "customer").title == "Delivery: 1 helped before 10:00, 1 open"
    assert report.round == 1
    assert db.session.query(Job).count() == jobs, "nothing is sent to a phone"
    page = ada.get(f"/before-ten/{morning}").text
    assert "The report went out at 10:00. 1 more has come in since" in page
    assert page.count("before 10:00, and came in later") == 1


def test_what_was_done_after_the_end_is_not_said_to_have_been_underway(
    app: Flask, morning: int, alice: FlaskClient, ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    item = item_of(alice, cast.alice, "A call from Zwolle", clock)
    clock.moment = TEN
    work(app)
    clock.forward(minutes=20)
    item_of(alice, cast.alice, "The lady from the fourth floor", clock)
    assert statuses(send(alice, cast.alice, [deed("item_done", clock(), item=item)], clock())) == ["accepted"]
    page = ada.get(f"/before-ten/{morning}").text
    assert "2 more have come in since; they are in this list." in page
    assert page.count("after 10:00") == 2
    assert "came in later" not in page


def test_taken_back_later_it_is_open_in_the_report_again(
    app: Flask, morning: int, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    item = item_of(alice, cast.alice, "A call from Zwolle", clock)
    done = deed("item_done", clock(), item=item)
    send(alice, cast.alice, [done], clock())
    clock.moment = TEN
    work(app)
    send(alice, cast.alice, [deed("retraction", clock(), deed=done["id"])], clock())
    [report] = reports(cast.ada)
    assert line_text(report, "customer").title == "Delivery: 0 helped before 10:00, 1 open"


def moves(person: Person, to: int, clock: TestClock) -> None:
    with write() as session:
        one = session.get_one(Person, person.id)

        carry_out(session, one, session.get_one(Team, to), clock().date(), clock())


def test_who_moved_this_very_morning_still_writes_on_the_list_of_those_whom_they_left(
    morning: int, alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    added = deed("item", clock(), text="A call from Zwolle", morning=str(morning))
    done = deed("item_done", clock(), item=added["id"], morning=str(morning))
    moves(cast.alice, cast.other_team.id, clock)
    assert statuses(send(alice, cast.alice, [added, done], clock())) == ["accepted", "accepted"]
    teams = [*db.session.scalars(select(Item.team_id)), *db.session.scalars(select(Help.team_id))]
    assert teams == [cast.team.id, cast.team.id]
    assert "A call from Zwolle" in maria.get(f"/before-ten/{morning}").text


def test_with_a_list_in_both_teams_it_is_the_one_that_the_page_named(
    morning: int, alice: FlaskClient, ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    assert ada.post("/before-ten", data={
        "team": str(cast.other_team.id), "starts_on": "2026-11-24", "ends_on": "2026-11-24", "until": "10:00",
    }).status_code == 303  # fmt: skip
    moves(cast.alice, cast.other_team.id, clock)
    old, new = deed("item", clock(), text="Old", morning=morning), deed("item", clock(), text="New")
    assert statuses(send(alice, cast.alice, [old, new], clock())) == ["accepted", "accepted"]
    teams = {row.text: row.team_id for row in db.session.scalars(select(Item))}
    assert teams == {"Old": cast.team.id, "New": cast.other_team.id}


def test_the_list_of_a_team_left_long_ago_is_theirs_alone(
    maria: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    moves(cast.alice, cast.other_team.id, clock)
    clock.moment += LATELY + timedelta(days=1)
    day = clock().date().isoformat()
    number = planned(maria, cast, starts_on=day, ends_on=day, until="16:00")
    answer = send(alice, cast.alice, [deed("item", clock(), text="Somebody", morning=number)], clock())
    assert answer.json["results"][0]["code"] == "no_morning"
