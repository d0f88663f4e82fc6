"""A phone subscribes with the person who is signed in on it, and with nobody else."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import write
from app.people.sessions import end_sessions
from tests.conftest import Cast, TestClock, client_for
from tests.push.conftest import URL, Service, Works, phones
from tests.push.phone import Phone, base64url


def test_a_phone_subscribes_again_and_again_and_is_kept_once(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast
) -> None:
    phone = service.phone()
    for _ in range(2):
        assert alice.post(URL, json=phone.subscription()).status_code == 204
    [kept] = phones()
    assert (kept.person_id, kept.endpoint, kept.shows_detail) == (cast.alice.id, phone.endpoint, False)
    assert kept.origin == "http://localhost"


def test_a_new_address_replaces_the_old_one_of_this_browser(
    runner: Works, service: Service, alice: FlaskClient
) -> None:
    alice.post(URL, json=service.phone("old").subscription())
    alice.post(URL, json=service.phone("new").subscription())
    assert [kept.endpoint for kept in phones()] == [service.phone("new").endpoint]


def test_detail_is_chosen_and_stays_chosen(runner: Works, service: Service, alice: FlaskClient) -> None:
    phone = service.phone()
    alice.post(URL, json=phone.subscription(detail=True))
    alice.post(URL, json=phone.subscription())
    assert phones()[0].shows_detail
    alice.post(URL, json=phone.subscription(detail=False))
    assert not phones()[0].shows_detail


def test_the_next_who_signs_in_takes_the_phone_over_but_not_the_choice_of_detail(
    runner: Works, service: Service, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    phone = service.phone()
    alice.post(URL, json=phone.subscription(detail=True))
    bob.post(URL, json=phone.subscription())
    [kept] = phones()
    assert (kept.person_id, kept.shows_detail) == (cast.bob.id, False)


def test_only_ones_own_can_be_removed(runner: Works, service: Service, alice: FlaskClient, bob: FlaskClient) -> None:
    phone = service.phone()
    alice.post(URL, json=phone.subscription())
    assert bob.delete(URL, json={"endpoint": phone.endpoint}).status_code == 204
    assert len(phones()) == 1
    assert alice.delete(URL, json={"endpoint": phone.endpoint}).status_code == 204
    assert phones() == []


def test_signing_out_ends_the_subscription(runner: Works, service: Service, alice: FlaskClient, cast: Cast) -> None:
    alice.post(URL, json=service.phone().subscription())
    with write() as session:
        end_sessions(session, session.merge(cast.alice))
    assert phones() == []


def broken(phone: Phone, **changes: Any) -> dict[str, Any]:
    told = phone.subscription()
    keys = {**told["keys"], **{name: changes.pop(name) for name in ("p256dh", "auth") if name in changes}}
    return {**told, "keys": keys, **changes}


@pytest.mark.parametrize(
    "change",
    [
        {"p256dh": base64url(b"\4" + bytes(64))},  # not on the curve
        {"p256dh": base64url(bytes(65))},
        {"p256dh": "short"},
        {"p256dh": "*" * 87},
        {"auth": base64url(bytes(15))},
        {"auth": None},
        {"keys": None},
        {"endpoint": None},
        {"endpoint": 7},
    ],
)
def test_what_is_no_subscription_is_refused(
    runner: Works, service: Service, alice: FlaskClient, change: dict[str, Any]
) -> None:
    answer = alice.post(URL, json=broken(service.phone(), **change))
    assert (answer.status_code, answer.get_json()["code"]) == (400, "malformed")
    assert phones() == []


def test_an_address_of_no_push_service_is_refused(runner: Works, service: Service, alice: FlaskClient) -> None:
    answer = alice.post(URL, json=broken(service.phone(), endpoint="https://10.0.0.1/x"))
    assert (answer.status_code, answer.get_json()["code"]) == (422, "endpoint_refused")


def test_nobody_subscribes_who_is_not_signed_in(app: Flask) -> None:
    client = app.test_client()
    assert client.post(URL, json={}).status_code == 401
    assert client.post("/api/v1/push/test").status_code == 401


def test_the_key_is_for_everybody_who_is_signed_in(runner: Works, alice: FlaskClient) -> None:
    key = alice.get("/api/v1/push/key").get_json()["key"]
    assert len(key) == 87


def test_phones_know_us_by_the_public_address_where_there_is_one(
    app: Flask, runner: Works, service: Service, cast: Cast, clock: TestClock
) -> None:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], public_url="https://streepje.example.org")
    client_for(app, cast.alice).post(URL, json=service.phone().subscription())
    assert phones()[0].origin == "https://streepje.example.org"
