"""A forgotten password: the administrator's link works once, for two days, for one person."""

import re

import pytest
from flask.testing import FlaskClient

from tests.conftest import Cast, TestClock

NEW = {"password": "a fresh start"}


@pytest.fixture
def link(ada: FlaskClient, cast: Cast) -> str:
    """The path of a link for Alice, as the page shows it once."""
    hers = f"/team/people/{cast.alice.id}"
    assert ada.post(f"/organisation/people/{cast.alice.id}/recovery").location == hers
    assert "/password/" not in ada.get(f"/team/people/{cast.bob.id}").text
    shown = re.search(r'value="http://localhost(/password/[^"]+)"', ada.get(hers).text)
    assert shown is not None
    assert "/password/" not in ada.get(hers).text
    return shown[1]


def sign_in(browser: FlaskClient, password: str) -> int:
    return browser.post("/session", data={"name": "Alice Ahmed", "password": password}).status_code


def test_the_link_sets_a_new_password_and_signs_in(browser: FlaskClient, link: str) -> None:
    assert "Hello again, Alice" in browser.get(link, headers={"Accept-Language": "en"}).text
    assert browser.post(link, data=NEW).location == "/today"
    assert browser.get("/me/devices").status_code == 200


def test_the_old_password_and_all_devices_are_out(alice: FlaskClient, browser: FlaskClient, link: str) -> None:
    browser.post(link, data=NEW)
    browser.post("/session/end")
    assert alice.get("/api/v1/state").status_code == 401
    assert sign_in(browser, "correct horse") == 422
    assert sign_in(browser, NEW["password"]) == 303


def test_it_works_once(browser: FlaskClient, link: str) -> None:
    browser.post(link, data=NEW)
    assert browser.get(link).status_code == 404
    assert browser.post(link, data={"password": "another one"}).status_code == 404


def test_it_works_for_two_days(browser: FlaskClient, link: str, clock: TestClock) -> None:
    clock.forward(days=2)
    assert browser.get(link).status_code == 404


def test_a_changed_link_is_worth_nothing(browser: FlaskClient, link: str) -> None:
    assert browser.get(link[:-1] + ("A" if link[-1] != "A" else "B")).status_code == 404
    assert browser.get("/password/nothing").status_code == 404


def test_a_short_password_is_told(browser: FlaskClient, link: str) -> None:
    page = browser.post(link, data={"password": "short"}, headers={"Accept-Language": "en"})
    assert page.status_code == 422
    assert "Make it at least 8 characters" in page.text


def test_only_the_administrator_makes_one(maria: FlaskClient, cast: Cast) -> None:
    assert maria.post(f"/organisation/people/{cast.alice.id}/recovery").status_code == 403
