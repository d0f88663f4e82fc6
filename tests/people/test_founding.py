"""/organisation/new: from an empty database to an administrator who is signed in."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.people.actions import the_organisation
from app.people.models import Person, Role
from app.seasons.models import Season
from tests.conftest import MONDAY, Cast
from tests.jobs.due import run_due

ANSWERS = {
    "organisation": "Linden & Zoon",
    "country": "NL",
    "zone": "Europe/Amsterdam",
    "language": "nl",
    "word": "guest",
    "team": "Reception",
    "department": "service",
    "name": "Nadia  Bos",
    "password": "three words long",
}


def test_the_first_page_welcomes_and_offers_a_set_up(browser: FlaskClient) -> None:
    page = browser.get("/")
    assert page.status_code == 200
    assert 'href="/organisation/new"' in page.text


def test_setting_up_signs_its_administrator_in(browser: FlaskClient) -> None:
    answer = browser.post("/organisation/new", data=ANSWERS)
    assert (answer.status_code, answer.location) == (303, "/welcome")
    organisation = the_organisation(db.session())
    assert organisation is not None
    assert (organisation.name, organisation.word, organisation.zone) == ("Linden & Zoon", "guest", "Europe/Amsterdam")
    first = db.session.query(Person).one()
    assert (first.name, first.role, first.team.name) == ("Nadia Bos", Role.ADMINISTRATOR, "Reception")
    assert browser.get("/me/devices").status_code == 200


def test_its_first_season_begins_at_once(app: Flask, browser: FlaskClient) -> None:
    browser.post("/organisation/new", data=ANSWERS)
    run_due(app)
    assert "Tussen twee seizoenen" not in browser.get("/season").text
    assert db.session.scalars(select(Season)).one().starts_on == MONDAY.date()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("organisation", " ", "What is your organisation called?"),
        ("country", "XX", "Choose a country from the list."),
        ("zone", "Mars/Olympus", "Choose a time zone from the list."),
        ("zone", "Japan", "Choose a time zone from the list."),  # a former name of one that is on it
        ("language", "tlh", "Choose one of the languages."),
        ("word", "punter", "Choose one of the words."),
        ("team", "", "What is the team called?"),
        ("department", "any", "Choose the kind of work from the list."),
        ("name", "", "What is your name?"),
        ("password", "short", "Make it at least 8 characters"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_the_rest_is_kept(
    browser: FlaskClient, field: str, value: str, words: str
) -> None:
    page = browser.post("/organisation/new", data=ANSWERS | {field: value})
    assert page.status_code == 422
    assert words in page.text
    kept = "Reception" if field == "organisation" else "Linden &amp; Zoon"
    assert f'value="{kept}"' in page.text
    assert "three words long" not in page.text, "a password is not sent back"
    assert the_organisation(db.session()) is None


def test_a_missing_answer_is_a_mistake_too(browser: FlaskClient) -> None:
    assert browser.post("/organisation/new", data={}).status_code == 422


def test_a_second_organisation_is_refused(browser: FlaskClient, cast: Cast) -> None:
    assert browser.get("/organisation/new").location == "/"
    assert browser.post("/organisation/new", data=ANSWERS).status_code == 409


def test_who_is_signed_out_is_led_to_the_door(browser: FlaskClient, cast: Cast) -> None:
    assert browser.get("/").location == "/sign-in"


def test_who_is_signed_in_is_led_to_today(alice: FlaskClient) -> None:
    assert alice.get("/").location == "/today"
    assert alice.get("/sign-in").location == "/today"


def test_a_clock_of_another_country_has_to_be_meant(browser: FlaskClient) -> None:
    """The page offers the zone of its language, so who only chooses the country would live by a clock far away."""
    kiwi = ANSWERS | {"country": "NZ"}
    page = browser.post("/organisation/new", data=kiwi)
    assert page.status_code == 422
    assert "This time zone belongs to another country" in page.text
    assert page.text.index('value="Pacific/Auckland"') < page.text.index('value="Europe/Paris"')
    assert 'name="meant" value="Europe/Amsterdam"' in page.text
    assert the_organisation(db.session()) is None
    again = browser.post("/organisation/new", data=kiwi | {"meant": "Europe/Amsterdam", "team": ""})
    assert 'name="meant" value="Europe/Amsterdam"' in again.text  # said once, whatever else is wrong
    assert browser.post("/organisation/new", data=kiwi | {"meant": "Europe/Amsterdam"}).status_code == 303
