"""A first step is one's own; it is asked about on the next working day, kindly, and not for ever."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.calendar.leave import Span
from app.calendar.rules import WorkWeek
from app.database import db
from app.first_steps.actions import steps_to_ask
from app.first_steps.rules import ANSWERS, FADES, REMEMBERED, asked_on, is_asked
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.notifications.models import Notification
from app.people.models import Person
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses

TODAY = MONDAY.date()
DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 1))
WEEKS = st.text("01", min_size=7, max_size=7).map(lambda pattern: WorkWeek(pattern, "NL"))


@given(DAYS, st.none() | st.sampled_from(ANSWERS), st.integers(0, 20), WEEKS, st.integers(-3, 25))
def test_it_is_asked_on_working_days_after_and_for_two_weeks(
    written: date, answer: str | None, later: int, week: WorkWeek, ahead: int
) -> None:
    answered = written + timedelta(days=later) if answer else None
    asked = asked_on(written, answer, answered, week)
    if asked is not None:
        assert week.is_working_day(asked)
        first = asked_on(written, None, None, week)
        assert first is not None
        assert (answered or written) < asked <= first + FADES <= written + REMEMBERED
        assert answer in {None, "not_yet"}
    day = written + timedelta(days=ahead)
    if is_asked(written, answer, answered, week, day):
        assert written < day <= written + REMEMBERED


@given(DAYS, st.integers(1, 60))
def test_leave_makes_it_wait(written: date, days: int) -> None:
    away = Span(written + timedelta(days=1), written + timedelta(days=days))
    asked = asked_on(written, None, None, WorkWeek("1111111", "XX", (away,)))
    assert asked == away.last + timedelta(days=1)


def step(at: datetime = MONDAY, **payload: Any) -> dict[str, Any]:
    return deed("first_step", at, **{"what": "Call the one who waits longest", **payload})


def asked(cast: Cast, day: date) -> list[str]:
    session = db.session()
    session.rollback()
    return [one.what for one in steps_to_ask(session, session.get_one(Person, cast.alice.id), day)]


@pytest.mark.parametrize(
    ("answer", "next_day", "day_after"), [("done", 0, 0), ("let_go", 0, 0), ("not_yet", 0, 1), (None, 1, 1)]
)
def test_what_is_answered(
    alice: FlaskClient, cast: Cast, clock: TestClock, answer: str | None, next_day: int, day_after: int
) -> None:
    written = step()
    send(alice, cast.alice, [written])
    tomorrow = TODAY + timedelta(days=1)
    assert asked(cast, TODAY) == []
    assert len(asked(cast, tomorrow)) == 1
    clock.forward(days=1)
    if answer:
        send(alice, cast.alice, [deed("step_answer", clock(), step=written["id"], answer=answer)])
    assert len(asked(cast, tomorrow)) == next_day
    assert len(asked(cast, tomorrow + timedelta(days=1))) == day_after


def test_an_answer_may_come_before_its_step_and_the_latest_stands(alice: FlaskClient, cast: Cast) -> None:
    written = step(MONDAY - timedelta(days=3))
    done = deed("step_answer", MONDAY, step=written["id"], answer="done")
    send(alice, cast.alice, [done])
    send(alice, cast.alice, [deed("step_answer", MONDAY - timedelta(hours=1), step=written["id"], answer="not_yet")])
    send(alice, cast.alice, [written])
    assert asked(cast, TODAY) == []


def test_it_is_on_today_and_nobody_elses_business(
    alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    send(alice, cast.alice, [step(MONDAY - timedelta(days=3), how="Before the coffee", with_whom="Bob")])
    assert "Call the one who waits longest" in alice.get("/today").text
    assert "with Bob" in alice.get("/first-step").text
    for page in ("/today", "/team", "/wall", "/first-step"):
        assert "Call the one who waits longest" not in maria.get(page).text
    data = {"step": str(uuid4()), "answer": "done", "account": str(cast.alice.account)}
    assert alice.post("/deeds/step_answer", data=data).status_code == 303
    clock.forward(days=15)
    assert "Call the one who waits longest" not in alice.get("/today").text


def test_what_says_nothing_is_refused_and_comes_back(alice: FlaskClient, cast: Cast) -> None:
    assert statuses(send(alice, cast.alice, [step(what="  ")])) == ["rejected:bad_payload"]
    answer = alice.post("/deeds/first_step", data={"what": " ", "how": "With a card", "back": "first-step"})
    assert answer.status_code == 422
    assert "With a card" in answer.text
    assert "Write a few words here." in answer.text
    long = alice.post("/deeds/first_step", data={"what": "Call", "with_whom": "x" * 121, "back": "first-step"})
    assert 'id="field-with_whom-wrong"' in long.text
    assert "120 characters at most" in long.text


def test_it_is_asked_in_the_morning_of_the_next_working_day(
    app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.forward(days=4)  # a Friday
    send(alice, cast.alice, [step(clock())])
    runner = Runner(app, app.extensions["work"], Pace())
    for hours in (24, 24, 21):  # the weekend, until Monday at seven
        clock.forward(hours=hours)
        runner.work_through()
        db.session.rollback()
        assert db.session.query(Notification).filter_by(kind="first_step").count() == 0
    clock.forward(hours=1)
    runner.work_through()
    db.session.rollback()
    told = db.session.query(Notification).filter_by(kind="first_step").one()
    assert told.params == {"what": "Call the one who waits longest"}
    assert told.told_at is not None
