"""What a push service's answer leads to (F21)."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import keys
from app.jobs.models import DEAD, DONE, OPEN
from app.push.rules import REFUSALS_IN_A_ROW
from tests.conftest import Cast, TestClock
from tests.push.conftest import URL, Service, Works, phones, send_jobs, tell


@pytest.mark.parametrize("status", [404, 410])
def test_a_subscription_that_is_gone_is_removed(
    status: int, runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    service.status = status
    alice.post(URL, json=service.phone().subscription())
    tell(cast.alice, clock)
    runner.work_through()
    assert phones() == []
    assert [job.state for job in send_jobs()] == [DONE]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_is_asked_again_when_it_said(
    status: int, runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    service.status, service.headers = status, {"Retry-After": "600"}
    alice.post(URL, json=service.phone().subscription())
    tell(cast.alice, clock)
    runner.work_through()
    service.status = 201
    clock.forward(seconds=599)
    assert runner.work_through() == 0
    clock.forward(seconds=1)
    assert runner.work_through() == 1
    assert len(service.received) == 2
    assert phones()[0].last_ok_at == clock()


def test_a_failing_service_is_asked_again_until_it_is_no_news(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    service.status = 500
    alice.post(URL, json=service.phone().subscription())
    tell(cast.alice, clock)
    for _ in range(60):
        runner.work_through()
        clock.forward(minutes=30)
    [job] = send_jobs()
    assert job.state == DEAD
    assert 5 < len(service.received) < 40
    assert len(phones()) == 1


def test_a_service_that_refuses_is_not_asked_again_and_given_up_after_several(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    service.status = 403
    alice.post(URL, json=service.phone().subscription())
    for number in range(REFUSALS_IN_A_ROW):
        assert len(phones()) == 1
        tell(cast.alice, clock, f"challenge:{number}")
        runner.work_through()
    assert len(service.received) == REFUSALS_IN_A_ROW
    assert {job.state for job in send_jobs()} == {DEAD}
    assert phones() == []


def test_one_success_forgives_earlier_refusals(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    alice.post(URL, json=service.phone().subscription())
    for number, status in enumerate([400, 413, 201, 403]):
        service.status = status
        tell(cast.alice, clock, f"challenge:{number}")
        runner.work_through()
    assert phones()[0].failures == 1


def test_a_subscription_of_a_key_that_is_lost_is_dropped_and_made_again_at_the_next_opening(
    app: Flask, runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    alice.post(URL, json=service.phone().subscription())
    settings = app.config["SETTINGS"]
    (keys.folder(settings) / keys.VAPID_KEY).unlink()
    keys.make_missing(settings)
    runner.renew()
    tell(cast.alice, clock)
    runner.work_through()
    assert phones() == []
    assert service.received == []
    alice.post(URL, json=service.phone().subscription())
    tell(cast.alice, clock)
    runner.work_through()
    assert len(service.received) == 1


def test_after_a_rotation_the_old_key_serves_until_the_phone_comes_by(
    app: Flask, runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    settings = app.config["SETTINGS"]
    old = keys.vapid_keys(settings)
    alice.post(URL, json=service.phone().subscription(key=old.application_server_key))
    keys.rotate_vapid(settings)
    app.extensions.pop("push_sealer", None)
    runner.renew()
    new = keys.vapid_keys(settings)
    assert new.id != old.id
    tell(cast.alice, clock)
    runner.work_through()
    assert f"k={old.application_server_key}" in service.received[0].headers["authorization"]
    assert alice.get("/api/v1/push/key").get_json()["key"] == new.application_server_key
    # a page that the phone kept from before says which key it used
    alice.post(URL, json=service.phone().subscription(key=old.application_server_key))
    assert phones()[0].vapid_key_id == old.id
    alice.post(URL, json=service.phone("again").subscription(key=new.application_server_key))
    assert [phone.vapid_key_id for phone in phones()] == [new.id]
    tell(cast.alice, clock)
    runner.work_through()
    assert f"k={new.application_server_key}" in service.received[1].headers["authorization"]
    refused = alice.post(URL, json=service.phone().subscription(key="never-ours"))
    assert (refused.status_code, refused.get_json()["code"]) == (422, "key_unknown")


def test_a_host_that_is_no_longer_allowed_is_not_sent_to(
    app: Flask, runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    alice.post(URL, json=service.phone().subscription())
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], push_allowed_hosts=("fcm.googleapis.com",))
    runner.renew()
    tell(cast.alice, clock)
    runner.work_through()
    assert service.received == []
    assert phones()[0].failures == 1


def test_a_slow_service_does_not_lose_the_job(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    service.status = 0
    alice.post(URL, json=service.phone().subscription())
    tell(cast.alice, clock)
    runner.work_through()
    [job] = send_jobs()
    assert (job.state, job.run_at > clock()) == (OPEN, True)
    assert "Timeout" in (job.last_error or "")
