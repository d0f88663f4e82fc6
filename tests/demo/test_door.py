"""The demo over HTTP: one tap makes it, one tap signs in, and neither works where people are real."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import db
from app.people.actions import the_organisation
from app.people.models import Person
from tests.conftest import Cast


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # nothing here differs by database, and it takes long
def test_one_tap_makes_it_and_one_tap_signs_in(app: Flask, browser: FlaskClient) -> None:
    assert 'action="/demo"' in browser.get("/").text
    assert browser.post("/demo", data={"language": "nl"}).location == "/sign-in"
    organisation = the_organisation(db.session())
    assert organisation is not None
    assert organisation.is_demo
    assert organisation.language == "nl"
    assert '<html lang="nl"' in browser.get("/sign-in").text
    assert 'action="/demo/session"' in browser.get("/sign-in").text
    for role in ("employee", "manager", "administrator"):
        assert browser.post("/demo/session", data={"role": role}).location == "/today"
        with browser.session_transaction() as cookie:
            assert "_user_id" in cookie
        assert browser.get("/me/devices").status_code == 200
    assert browser.post("/demo/session", data={"role": "director"}).status_code == 422
    assert browser.post("/demo").location == "/sign-in", "a second tap finds it there"


def test_nobody_takes_the_place_of_a_real_person(browser: FlaskClient, cast: Cast) -> None:
    assert browser.post("/demo/session", data={"role": "administrator"}).status_code == 404
    assert "/demo/session" not in browser.get("/sign-in").text
    assert browser.get("/me/devices").location == "/sign-in"


def test_the_demo_is_not_poured_over_a_real_organisation(browser: FlaskClient, cast: Cast) -> None:
    before = db.session.query(Person).count()
    assert browser.post("/demo").status_code == 409
    assert db.session.query(Person).count() == before
