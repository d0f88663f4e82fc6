"""Signing in and out: sessions live in the database, so an ended one is worth nothing anywhere."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import db
from app.people.models import DeviceSession
from app.web.cookie import LONGEST, CookieReader
from tests.conftest import Browser, Cast, TestClock

ALICE = {"name": "alice ahmed ", "password": "correct horse"}


def cookie_of(client: FlaskClient) -> str:
    cookie = client.get_cookie("streepje")
    assert cookie is not None
    return str(cookie.value)


def test_signing_in_by_name_and_password(browser: FlaskClient, cast: Cast) -> None:
    answer = browser.post("/session", data=ALICE)
    assert (answer.status_code, answer.location) == (303, "/today")
    assert browser.get("/me/devices").status_code == 200


def test_the_cookie_is_for_this_site_and_lasts(browser: FlaskClient, cast: Cast) -> None:
    cookie = browser.post("/session", data=ALICE).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires=" in cookie


def test_a_cookie_of_before_signing_out_is_worth_nothing(app: Flask, browser: FlaskClient, cast: Cast) -> None:
    browser.post("/session", data=ALICE)
    copied = cookie_of(browser)
    assert browser.post("/session/end").location == "/sign-in"
    thief = Browser(app)
    thief.set_cookie("streepje", copied)
    assert thief.get("/api/v1/state").status_code == 401
    assert thief.get("/me/devices").location == "/sign-in"


def test_signing_in_again_makes_a_new_session_and_ends_the_old(app: Flask, browser: FlaskClient, cast: Cast) -> None:
    browser.post("/session", data=ALICE)
    before = cookie_of(browser)
    browser.post("/session", data=ALICE)
    assert cookie_of(browser) != before
    assert db.session.query(DeviceSession).count() == 1


def test_only_a_hash_of_the_token_is_kept(browser: FlaskClient, cast: Cast) -> None:
    browser.post("/session", data=ALICE)
    with browser.session_transaction() as cookie:
        token = cookie["_user_id"]
    assert token not in str([vars(row) for row in db.session.query(DeviceSession)])


def test_signing_out_everywhere_else(app: Flask, alice: FlaskClient, browser: FlaskClient, cast: Cast) -> None:
    browser.post("/session", data=ALICE)
    assert alice.post("/me/devices/others/end").status_code == 303
    assert alice.get("/api/v1/state").status_code == 200
    assert browser.get("/api/v1/state").status_code == 401


def test_ending_one_device(alice: FlaskClient, browser: FlaskClient, cast: Cast) -> None:
    browser.post("/session", data=ALICE)
    newest = db.session.query(DeviceSession).order_by(DeviceSession.id.desc()).first()
    assert newest is not None
    assert alice.post(f"/me/devices/{newest.id}/end").status_code == 303
    assert browser.get("/api/v1/state").status_code == 401


def test_the_device_of_somebody_else_does_not_exist(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    of_bob = db.session.query(DeviceSession).filter_by(person_id=cast.bob.id).one().id
    assert alice.post(f"/me/devices/{of_bob}/end").status_code == 404
    assert bob.get("/api/v1/state").status_code == 200


@pytest.mark.parametrize("days", [60, 365])
def test_a_session_that_idles_ends(alice: FlaskClient, clock: TestClock, days: int) -> None:
    clock.forward(days=days)
    assert alice.get("/api/v1/state").status_code == 401


def test_a_session_ends_after_a_year_however_busy(alice: FlaskClient, clock: TestClock) -> None:
    for _ in range(7):
        assert alice.get("/api/v1/state").status_code == 200
        clock.forward(days=52)
    clock.forward(days=1)
    assert alice.get("/api/v1/state").status_code == 401


def test_who_left_is_out(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    cast.alice.left_at = clock()
    db.session.commit()
    assert alice.get("/api/v1/state").status_code == 401


def test_signing_out_twice_is_fine(browser: FlaskClient, cast: Cast) -> None:
    assert browser.post("/session/end").location == "/sign-in"


def test_a_cookie_that_no_browser_would_keep_is_not_remembered(app: Flask, cast: Cast) -> None:
    reader = CookieReader(app)
    for n in range(3):
        assert reader.read({"HTTP_COOKIE": f"streepje={n}{'x' * LONGEST}"}) == {}
    assert reader._read.cache_info().currsize == 0
