"""A message that is late for any reason does not ring after work: not from our sender, nor from a push service."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.jobs.models import DEAD
from app.notifications.actions import Link, notify
from app.push import pictures
from app.push.models import PushCount
from tests.conftest import MONDAY, Cast, TestClock
from tests.push.conftest import URL, Service, Works, phones, send_jobs

BEFORE_FIVE = MONDAY.replace(hour=15, minute=50)  # ten to five in Amsterdam, where work ends at five


@pytest.fixture
def told(runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    """Alice earned a badge just before her day ends, and the worker asked for the message."""
    clock.moment = BEFORE_FIVE
    alice.post(URL, json=service.phone().subscription())
    badge = {"badge": "first-surprise"}
    with write() as session:
        notify(session, [cast.alice.id], "badge", badge, clock(), group_key="badge:1", link=Link("badges.badges"))
    assert runner.worker.work_through()


@pytest.mark.usefixtures("told")
def test_what_a_sender_that_was_away_comes_to_after_work_stays_in_the_inbox(
    runner: Works, service: Service, clock: TestClock
) -> None:
    clock.forward(hours=4)
    runner.send()
    assert service.received == []
    assert [job.state for job in send_jobs()] == [DEAD]
    assert len(phones()) == 1  # the phone is not to blame


@pytest.mark.usefixtures("told")
def test_a_phone_that_is_off_until_after_work_is_not_told_then(runner: Works, service: Service) -> None:
    runner.send()
    assert [int(one.headers["ttl"]) for one in service.received] == [10 * 60]


@pytest.mark.usefixtures("told")
def test_a_service_that_asks_for_patience_until_after_work_is_not_asked_again(
    runner: Works, service: Service, clock: TestClock
) -> None:
    service.status, service.headers = 503, {"Retry-After": "3600"}
    runner.send()
    service.status = 201
    for _ in range(4):
        clock.forward(hours=1)
        runner.send()
    assert len(service.received) == 1


def test_what_was_asked_for_at_a_time_outside_work_comes_then(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.moment = BEFORE_FIVE + timedelta(hours=4)
    alice.post(URL, json=service.phone().subscription())
    what = {"ref": "call-for-no-reason"}
    with write() as session:
        notify(
            session, [cast.alice.id], "reminder", what, clock(), group_key="r", link=Link("today.today"), is_asked=True
        )
    runner.work_through()
    assert [int(one.headers["ttl"]) for one in service.received] == [4 * 3600]


@pytest.mark.usefixtures("told")
def test_a_message_over_which_the_server_stumbles_holds_up_none_of_the_others(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def picture_of(kind: str) -> str:
        if kind == "applause":
            raise ZeroDivisionError
        return pictures.picture_of(kind)

    monkeypatch.setattr("app.push.message.picture_of", picture_of)
    with write() as session:
        what = {"by": "Bob", "others": 0}
        notify(session, [cast.alice.id], "applause", what, clock(), group_key="broken", link=Link("today.today"))
    runner.worker.work_through()
    runner.send()
    assert len(service.received) == 1
    clock.forward(minutes=2)
    assert runner.send() == 0  # it is not taken again and again
    assert dict(db.session.execute(select(PushCount.fate, PushCount.messages)).all()) == {"sent": 1, "stumbled": 1}
