"""Days on which the organisation is closed are free for who works by a rota too, until they tick one themselves."""

from datetime import date
from itertools import pairwise

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.people.models import Person
from app.people.own_days import OwnDays
from app.planning import plan
from tests.conftest import Cast, TestClock
from tests.jobs.due import run_due

ROTA, DAYS = "/me/working-days/weeks", "/organisation/days"
NEXT = "2026-11-30"
TUESDAY, WEDNESDAY = "2026-12-01", "2026-12-02"


def tick(client: FlaskClient, *days: int) -> None:
    client.post(ROTA, data={"week": [NEXT], NEXT: [str(day) for day in days]})


def shut(client: FlaskClient, first: str, last: str = "", kind: str = "closed") -> None:
    data = {"kind": kind, "name": "Moving house", "first": first, "last": last, "for": "all"}
    assert client.post(DAYS, data=data).status_code == 303


def kept(person: Person) -> str:
    db.session.expire_all()
    return db.session.get_one(Person, person.id).work_week


def test_days_that_are_closed_later_are_free_in_a_week_of_ones_own(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    tick(alice, 1, 2, 5)
    shut(ada, TUESDAY, WEDNESDAY)
    run_due(app)
    assert kept(cast.alice) == f"1111100 {NEXT}=0000010"
    tick(alice, 1, 5)
    run_due(app)
    assert kept(cast.alice) == f"1111100 {NEXT}=0100010"
    shut(ada, "2026-12-04")
    run_due(app)
    assert kept(cast.alice) == f"1111100 {NEXT}=0100010"


def test_a_week_that_is_as_usual_by_that_has_no_days_of_its_own(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    shut(ada, TUESDAY)
    tick(alice, 0, 1, 2, 3, 4)
    assert kept(cast.alice) == f"1111100 {NEXT}=1111100"
    shut(ada, TUESDAY, WEDNESDAY)
    run_due(app)
    assert kept(cast.alice) == "1111100"


def test_what_is_called_off_before_it_was_followed_changes_nobodys_week(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    tick(alice, 1, 5)
    shut(ada, TUESDAY)
    ada.post(f"{DAYS}/{db.session.scalars(select(OwnDays.id)).one()}/removal")
    run_due(app)
    assert kept(cast.alice) == f"1111100 {NEXT}=0100010"


def test_a_day_that_has_begun_before_it_was_followed_stays(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    tick(alice, 1, 2)
    shut(ada, TUESDAY, WEDNESDAY)
    clock.forward(days=8)
    assert clock().date() == date.fromisoformat(TUESDAY)
    run_due(app)
    assert kept(cast.alice) == f"1111100 {NEXT}=0100000"


def test_everybody_of_a_large_team_is_reached(
    app: Flask, ada: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "AT_ONCE", 2)
    team = (cast.alice, cast.bob, cast.maria)
    assert all(one.id < other.id for one, other in pairwise(team))
    with write() as session:
        for one in team:
            session.get_one(Person, one.id).work_week = f"1111100 {NEXT}=0100010"
    shut(ada, TUESDAY)
    run_due(app)
    assert [kept(one) for one in team] == [f"1111100 {NEXT}=0000010"] * 3
