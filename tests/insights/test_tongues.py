"""A challenge of the library that is set as it is reaches each reader in their language; own words stay."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.challenges.library import LIBRARY
from app.challenges.tongues import as_read, title_as_read
from app.database import db, write
from app.i18n import gettext, speaking
from app.notifications.models import Notification
from app.notifications.words import line_text
from app.people.models import Person
from app.people.words import forms
from tests.conftest import Cast
from tests.insights.setting import WEEK, the_row, work, written

KEY = next(iter(LIBRARY))


def told(language: str, word: str = "customer") -> dict[str, str]:
    with speaking(language):
        named = forms(word)
        return {name: gettext(getattr(LIBRARY[KEY], name), **named) for name in ("title", "what", "why")}


def set_as_it_is(maria: FlaskClient, team: int) -> int:
    answer = maria.post("/team/challenges/new", data={"team": str(team), "idea": KEY})
    number = int(answer.location.split("/")[-2])
    maria.post(f"/team/challenges/{number}/audience", data={"teams": str(team)})
    assert maria.post(f"/team/challenges/{number}/days", data=WEEK).status_code == 303
    return number


def test_an_english_manager_reaches_a_dutch_phone_in_dutch(
    app: Flask, maria: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    with write() as session:
        session.get_one(Person, cast.alice.id).language = "nl"
    number = set_as_it_is(maria, cast.team.id)
    assert the_row(number).title == told("en")["title"]
    page = alice.get("/today").text
    assert told("nl")["title"] in page
    assert told("en")["title"] not in page
    work(app)
    row = db.session.query(Notification).filter_by(person_id=cast.alice.id, kind="challenge").one()
    with speaking("nl"):
        assert told("nl")["title"] in str(line_text(row, "customer"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_of_the_library_are_known_in_whichever_language_and_with_whichever_word(
    app: Flask, language: str
) -> None:
    with app.app_context(), speaking(language):
        for typed in (told("nl", "guest"), told("en", "guest")):
            assert as_read(KEY, typed) == told(language, "guest")
            assert title_as_read(KEY, typed["title"]) == told(language, "guest")["title"]


def test_own_words_stay_as_they_are(app: Flask) -> None:
    with app.app_context(), speaking("nl"):
        own = told("en") | {"what": "In my own words."}
        assert as_read(KEY, own) == own
        assert as_read(None, told("en")) == told("en")
        assert title_as_read(KEY, "My own") == "My own"


def test_lists_of_who_sets_speak_the_language_of_their_reader(app: Flask, maria: FlaskClient, cast: Cast) -> None:
    number = set_as_it_is(maria, cast.team.id)
    with write() as session:
        session.get_one(Person, cast.maria.id).language = "nl"
    one = f"/team/challenges/{number}"
    for address in ("/team", "/team/challenges", one, f"{one}/audience", f"{one}/days"):
        page = maria.get(address).text
        assert told("nl")["title"] in page, address
        assert told("en")["title"] not in page, address


def test_words_that_are_left_as_they_were_read_stay_what_they_were(maria: FlaskClient, cast: Cast) -> None:
    number = set_as_it_is(maria, cast.team.id)
    with write() as session:
        session.get_one(Person, cast.maria.id).language = "nl"
    page = maria.get(f"/team/challenges/{number}/words").text
    assert told("nl")["title"] in page
    assert told("en")["title"] not in page
    left = told("nl") | {"minutes": "20", "courage": "1"}
    assert maria.post(f"/team/challenges/{number}/words", data=left).status_code == 303
    row = the_row(number)
    assert (row.title, row.what, row.minutes) == (told("en")["title"], told("en")["what"], 20)
    changed = left | {"title": "Iets van mijzelf"}
    assert maria.post(f"/team/challenges/{number}/words", data=changed).status_code == 303
    assert (the_row(number).title, the_row(number).what) == ("Iets van mijzelf", told("nl")["what"])


def test_what_fills_a_day_is_named_in_the_language_of_who_asks(maria: FlaskClient, cast: Cast) -> None:
    set_as_it_is(maria, cast.team.id)
    set_as_it_is(maria, cast.team.id)
    third = written(maria, cast.team.id)
    maria.post(f"/team/challenges/{third}/audience", data={"teams": str(cast.team.id)})
    with write() as session:
        session.get_one(Person, cast.maria.id).language = "nl"
    page = maria.post(f"/team/challenges/{third}/days", data=WEEK).text
    assert told("nl")["title"] in page
    assert told("en")["title"] not in page
