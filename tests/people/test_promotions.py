"""Whoever is made a manager reads why their phone signs in once more, and then what to begin with; nobody else does."""

from flask.testing import FlaskClient

from tests.conftest import Cast

WHY = "You lead a team now. Sign in once more."
BEGIN = "You lead a team now. Begin with something small:"
ENGLISH = {"Accept-Language": "en"}


def promote(ada: FlaskClient, cast: Cast, role: str = "manager") -> None:
    assert ada.post(f"/team/people/{cast.bob.id}/role", data={"role": role}).status_code == 303


def sign_in(client: FlaskClient, name: str = "Bob Bakker") -> None:
    assert client.post("/session", data={"name": name, "password": "correct horse"}).location == "/today"


def test_their_own_phone_is_told_and_led_to_the_first_steps_once(
    ada: FlaskClient, browser: FlaskClient, cast: Cast
) -> None:
    sign_in(browser, cast.bob.name)
    promote(ada, cast)
    assert browser.get("/today").status_code in {302, 303}
    assert WHY in browser.get("/sign-in", headers=ENGLISH).text
    sign_in(browser, cast.bob.name)
    page = browser.get("/today").text
    assert BEGIN in page
    assert 'href="/team/invitations">invite people</a>' in page
    assert BEGIN not in browser.get("/today").text


def test_a_stranger_and_somebody_else_on_that_phone_are_not(
    ada: FlaskClient, browser: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    promote(ada, cast)
    assert WHY not in browser.get("/sign-in", headers=ENGLISH).text
    sign_in(browser, cast.alice.name)
    browser.post("/session/end")
    assert WHY not in browser.get("/sign-in", headers=ENGLISH).text
    sign_in(browser, cast.bob.name)
    assert BEGIN not in browser.get("/today").text


def test_nor_is_who_leads_no_more(ada: FlaskClient, browser: FlaskClient, cast: Cast) -> None:
    sign_in(browser, cast.bob.name)
    promote(ada, cast)
    promote(ada, cast, "employee")
    assert WHY not in browser.get("/sign-in", headers=ENGLISH).text
