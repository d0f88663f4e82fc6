"""The list of one's devices: what each is called, whether it hears us, and what became of trying it."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.people.models import DeviceSession, Person
from tests.conftest import Cast, TestClock, client_for
from tests.push.conftest import URL, Service, Works


def device_of(person: Person) -> int:
    db.session.rollback()
    found = db.session.scalars(select(DeviceSession.id).where(DeviceSession.person_id == person.id)).all()
    return max(found)


def test_a_device_has_the_name_that_its_owner_gives_it(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    number = device_of(cast.alice)
    assert "Firefox, Android" in alice.get("/me/devices").text
    answer = alice.post(f"/me/devices/{number}/name", data={"name": "  The phone   in the van "})
    assert (answer.status_code, answer.location) == (303, "/me/devices")
    assert "The phone in the van" in alice.get("/me/devices").text
    for name in ("", "   ", "x" * 41):
        assert alice.post(f"/me/devices/{number}/name", data={"name": name}).status_code == 422
    assert bob.post(f"/me/devices/{number}/name", data={"name": "Mine now"}).status_code == 404
    assert "The phone in the van" in alice.get("/me/devices").text


def test_the_list_says_which_devices_hear_us_and_when_they_did(
    app: Flask, runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    client_for(app, cast.alice)
    assert alice.get("/me/devices").text.count("Gets no notifications") == 2
    alice.post(URL, json=service.phone().subscription())
    page = alice.get("/me/devices").text
    assert (page.count("Gets notifications"), page.count("not reached yet")) == (1, 1)
    alice.post("/api/v1/push/test")
    runner.work_through()
    assert f'last reached <time datetime="{clock().isoformat()}">' in alice.get("/me/devices").text


@pytest.mark.parametrize(
    ("status", "word", "outcome"),
    [
        (201, "delivered", "It was delivered"),
        (410, "gone", "This device no longer listens"),
        (403, "refused", "refuses us"),
        (500, "delayed", "is not answering right now"),
    ],
)
def test_trying_a_device_says_what_happened(
    status: int, word: str, outcome: str, runner: Works, service: Service, alice: FlaskClient, bob: FlaskClient,
    cast: Cast,
) -> None:  # fmt: skip
    service.status = status
    alice.post(URL, json=service.phone().subscription())
    answer = alice.post(f"/me/devices/{device_of(cast.alice)}/test")
    assert answer.status_code == 303
    assert shown(alice.get(answer.location).text) == ["On its way …"]
    runner.work_through()
    [words] = shown(alice.get(answer.location).text)
    assert outcome in words
    trial = re.search(r"trial=([0-9a-f]{32})", answer.location)
    assert trial
    assert alice.get(f"/api/v1/push/test/{trial[1]}").get_json() == {"outcome": word}
    assert bob.get(f"/api/v1/push/test/{trial[1]}").status_code == 404


def test_a_trial_that_is_too_late_says_so(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    alice.post(URL, json=service.phone().subscription())
    trial = alice.post("/api/v1/push/test").get_json()["trial"]
    clock.forward(minutes=6)
    runner.work_through()
    assert service.received == []
    assert alice.get(f"/api/v1/push/test/{trial}").get_json() == {"outcome": "late"}


def test_only_ones_own_devices_that_hear_us_are_tried(
    runner: Works, service: Service, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    assert alice.post(f"/me/devices/{device_of(cast.alice)}/test").status_code == 409
    alice.post(URL, json=service.phone().subscription())
    assert bob.post(f"/me/devices/{device_of(cast.alice)}/test").status_code == 404
    assert runner.work_through() == 0


def shown(page: str) -> list[str]:
    """The outcome that the page shows."""
    return re.findall(r'<span data-when-outcome="\w+">([^<]+)</span>', page)
