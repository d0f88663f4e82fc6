"""A file with people whose storing was broken off, or that nobody went on with."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select, update

from app.database import db, write
from app.jobs.models import DEAD, Job
from app.jobs.work import Task
from app.people.invitees import Invitee
from app.roster.handlers import FORGET, HANDLERS
from app.roster.intake import storing
from app.roster.intake.giving import STORE
from app.roster.models import DONE, Intake
from tests.conftest import Cast, TestClock
from tests.jobs.due import run_due
from tests.roster.giving import FILE, people, stored, upload


def test_a_worker_that_dies_in_the_middle_doubles_nothing(
    app: Flask, ada: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "PORTION", 10)
    text = "name,team\n" + "".join(f"Person {n},Delivery\n" for n in range(45))
    place = upload(ada, text)
    ada.post(f"{place}/confirmation")
    number, real, calls = int(place.rsplit("/", 1)[1]), storing._store_portion, []

    def dying(*arguments: Any) -> bool:
        calls.append(1)
        if len(calls) == 3:
            real(*arguments)  # and the process ends before the commit
            raise SystemExit
        return real(*arguments)

    monkeypatch.setattr(storing, "_store_portion", dying)
    with pytest.raises(SystemExit), app.app_context():
        storing.store(number, None, app.extensions["clock"]())
    monkeypatch.setattr(storing, "_store_portion", real)
    page = ada.get(place)
    assert (page.headers["Refresh"], "20 of 45 rows" in page.text) == ("2", True)
    run_due(app)
    db.session.rollback()
    kept = db.session.get_one(Intake, number)
    assert (kept.state, kept.done_rows, kept.added) == (DONE, 45, 45)
    assert db.session.scalar(select(func.count()).select_from(Invitee)) == 45
    with app.app_context():
        storing.store(number, None, app.extensions["clock"]())  # tried once more after all
    assert ada.get(place).headers.get("Refresh") is None


def test_a_file_is_gone_after_a_day_and_at_once_when_it_is_stored(
    app: Flask, ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    assert db.session.get_one(Intake, stored(app, ada, FILE).id).content == b""
    place = upload(ada, FILE)
    assert ada.post(f"{upload(ada, FILE)}/removal").status_code == 303
    clock.forward(hours=25)
    outcome = HANDLERS[FORGET](Task(1, FORGET, {}, 1, clock(), clock()))
    assert outcome is not None
    assert outcome.effect is not None
    with write() as session:
        outcome.effect(session)
    assert ada.get(place).status_code == 404
    assert len(people()) == 2
    clock.forward(days=180)
    with write() as session:
        outcome = HANDLERS[FORGET](Task(1, FORGET, {}, 1, clock(), clock()))
        assert outcome is not None
        assert outcome.effect is not None
        outcome.effect(session)
    assert people() == set()


def test_who_gave_a_file_goes_on_with_one_whose_work_was_given_up(app: Flask, ada: FlaskClient) -> None:
    place = upload(ada, FILE)
    ada.post(f"{place}/confirmation")
    with write() as session:
        session.execute(update(Job).where(Job.kind == STORE).values(state=DEAD))
    page = ada.get(place)
    assert ("Go on with the rest" in page.text, page.headers.get("Refresh")) == (True, None)
    ada.post(f"{place}/confirmation")
    assert ada.get(place).headers["Refresh"] == "2"
    run_due(app)
    assert len(people()) == 2


def test_what_is_left_of_a_file_that_was_broken_off_can_be_let_go_of(ada: FlaskClient) -> None:
    place = upload(ada, FILE)
    ada.post(f"{place}/confirmation")
    ada.post(f"{place}/removal")
    assert ada.get(place).status_code == 200  # somebody is at work on it
    with write() as session:
        session.execute(delete(Job).where(Job.kind == STORE))
    ada.post(f"{place}/removal")
    assert ada.get(place).status_code == 404


def test_what_nobody_went_on_with_is_let_go_of_after_a_weekend(ada: FlaskClient, clock: TestClock) -> None:
    place = upload(ada, FILE)
    ada.post(f"{place}/confirmation")
    for days, left in ((2, 200), (2, 404)):
        now = clock.forward(days=days)
        outcome = HANDLERS[FORGET](Task(1, FORGET, {}, 1, now, now))
        assert outcome is not None
        assert outcome.effect is not None
        with write() as session:
            outcome.effect(session)
        ada.post("/sign-in", data={"name": "Ada Adams", "password": "correct horse"})
        assert ada.get(place).status_code == left
