"""Choosing a language: before signing in by a cookie, afterwards for the person."""

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.people.models import Person
from tests.conftest import Cast


def test_the_browser_decides_at_first(browser: FlaskClient, cast: Cast) -> None:
    assert '<html lang="nl"' in browser.get("/sign-in", headers={"Accept-Language": "nl-BE,nl;q=0.9"}).text
    assert '<html lang="en-GB"' in browser.get("/sign-in", headers={"Accept-Language": "fr"}).text


def test_a_choice_before_signing_in_is_remembered(browser: FlaskClient, cast: Cast) -> None:
    assert browser.post("/language", data={"language": "nl"}).status_code == 303
    assert '<html lang="nl"' in browser.get("/sign-in", headers={"Accept-Language": "en"}).text


def test_the_choice_of_who_is_signed_in_is_theirs_everywhere(alice: FlaskClient, cast: Cast) -> None:
    alice.post("/language", data={"language": "nl"})
    db.session.expire_all()
    assert db.session.get_one(Person, cast.alice.id).language == "nl"
    assert '<html lang="nl"' in alice.get("/me/devices").text


@pytest.mark.parametrize("language", ["", "fr", "../nl"])
def test_another_language_is_refused(browser: FlaskClient, cast: Cast, language: str) -> None:
    assert browser.post("/language", data={"language": language}).status_code == 422


def test_who_switches_while_joining_stays_there(browser: FlaskClient, cast: Cast) -> None:
    assert browser.post("/language", data={"language": "nl", "join": "abc"}).location == "/join/abc"
    assert browser.post("/language", data={"language": "nl", "join": "//evil.example"}).location == "/"
