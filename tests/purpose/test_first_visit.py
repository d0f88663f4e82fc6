"""The first visit is short, can be left at any point and gone on with, and is never shown twice."""

import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.database import db, write
from app.people.departments import DEPARTMENTS
from app.people.models import Person
from app.people.visibility import is_quiet
from app.purpose.actions import words_of_the_day
from app.purpose.examples import EXAMPLES
from app.purpose.models import Purpose
from app.purpose.rules import EVERY, STEPS, comes_back
from tests.catalogue import dutch
from tests.conftest import Cast, TestClock

DAY = date(2026, 11, 23)


def said(cast: Cast) -> tuple[str, str]:
    db.session.rollback()
    row = db.session.get(Purpose, cast.alice.id)
    return (row.why, row.impact) if row else ("", "")


def test_from_hello_to_today(alice: FlaskClient, cast: Cast) -> None:
    answers = {
        "language": {"language": "nl"},
        "why": {"why": "  Because somebody once\nwalked along with me. "},
        "impact": {"impact_example": "I am the one at the door.", "impact": ""},
    }
    place = alice.get("/welcome").location
    for step in STEPS:
        assert place == f"/welcome/{step}"
        assert alice.get(place).status_code == 200
        place = alice.post(place, data=answers.get(step, {})).location
    assert place == "/today"
    assert said(cast) == ("Because somebody once walked along with me.", "I am the one at the door.")
    assert 'lang="nl"' in alice.get("/today").text
    assert "Because somebody once walked along with me." in alice.get("/me").text
    for path in ("/welcome", *(f"/welcome/{step}" for step in STEPS)):
        assert alice.get(path).location == "/today"


def test_it_goes_on_where_it_was_left(alice: FlaskClient) -> None:
    assert "/welcome" not in alice.get("/today").text
    alice.post("/welcome/language", data={"language": "en"})
    alice.post("/welcome/days")
    alice.post("/welcome/pictures")
    assert "Your first visit is not quite done" in alice.get("/today").text
    assert alice.get("/welcome").location == "/welcome/why"
    alice.post("/welcome/why", data={"skip": "yes"})
    assert "/welcome" not in alice.get("/today").text
    assert alice.get("/welcome").location == "/today"


@pytest.mark.parametrize("step", STEPS)
def test_it_can_be_left_at_every_step(alice: FlaskClient, step: str) -> None:
    assert "Step" in alice.get(f"/welcome/{step}").text
    assert alice.post(f"/welcome/{step}", data={"skip": "yes"}).location == "/today"


def test_a_step_that_there_is_not(alice: FlaskClient) -> None:
    assert alice.get("/welcome/dance").status_code == 404
    assert alice.post("/welcome/dance").status_code == 404


def test_a_language_that_there_is_not_changes_nothing(alice: FlaskClient) -> None:
    assert alice.post("/welcome/language", data={"language": "tlh"}).location == "/welcome/days"
    assert 'lang="en-GB"' in alice.get("/welcome/pictures").text


def days_of(cast: Cast) -> str:
    db.session.expire_all()
    return db.session.get_one(Person, cast.alice.id).work_week


def test_it_asks_on_which_days_one_works_and_one_tap_is_enough(alice: FlaskClient, cast: Cast) -> None:
    page = alice.get("/welcome/days").text
    ticked = re.findall(r'name="day" value="(\d)" checked', page)
    assert ticked == ["0", "1", "2", "3", "4"]
    assert alice.post("/welcome/days", data={"day": ticked}).location == "/welcome/pictures"
    assert days_of(cast) == "1111100"


def test_part_timers_say_so_at_once_and_were_never_anything_else(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    with write() as session:
        session.get_one(Person, cast.alice.id).joined_at = clock()
    alice.post("/welcome/days", data={"day": ["0", "1", "2", "3"]})
    assert days_of(cast) == "1111000"
    assert re.findall(r'value="(\d)" checked', alice.get("/me/working-days").text) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("answer", [{}, {"skip": "yes"}, {"day": []}])
def test_who_says_nothing_about_days_keeps_the_usual_ones(alice: FlaskClient, cast: Cast, answer: object) -> None:
    assert alice.post("/welcome/days", data=answer).status_code == 303
    assert days_of(cast) == "1111100"


def test_who_would_rather_have_no_game_says_so_at_once(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    alice.post("/welcome/pictures", data={"quiet": "yes"})
    bob.post("/welcome/pictures")
    db.session.expire_all()
    people = [db.session.get_one(Person, one.id) for one in (cast.alice, cast.bob)]
    assert [is_quiet(person) for person in people] == [True, False]


def test_what_was_asked_at_joining_is_not_asked_again(alice: FlaskClient) -> None:
    place = alice.get("/welcome?joined=yes").location
    assert place == "/welcome/days?joined=yes"
    action = re.findall(r'action="(/welcome/[^"]*)"', alice.get(place).text)
    assert action == [place]
    place = alice.post(place).location
    assert place == "/welcome/pictures?joined=yes"
    assert "Without the game" not in alice.get(place).text
    assert "Without the game" in alice.get("/welcome/pictures").text
    alice.post("/welcome/pictures")
    assert alice.get("/welcome?joined=yes").location == "/welcome/why"


def test_who_is_quiet_already_is_not_asked_whether_to_play(alice: FlaskClient) -> None:
    alice.post("/welcome/pictures", data={"quiet": "yes"})
    assert "Without the game" not in alice.get("/welcome/pictures").text


def test_what_was_said_can_be_changed_and_is_nobody_elses(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    alice.post("/me/purpose", data={"why": "A reason of my own", "impact": "An effect of mine"})
    assert said(cast) == ("A reason of my own", "An effect of mine")
    assert "A reason of my own" in alice.get("/me/purpose").text
    for page in ("/me", "/me/purpose", "/team", "/today"):
        assert "A reason of my own" not in maria.get(page).text
    alice.post("/me/purpose", data={"why": "x" * 400, "impact": ""})
    assert said(cast) == ("x" * 280, "")


def test_own_words_come_back_now_and_then_on_today(alice: FlaskClient, cast: Cast) -> None:
    alice.post("/me/purpose", data={"why": "A reason of my own", "impact": "An effect of mine"})
    session = db.session()
    person = session.get_one(Person, cast.alice.id)
    found = [words_of_the_day(session, person, DAY + timedelta(days=n)) for n in range(120)]
    assert {*found} == {"", "A reason of my own", "An effect of mine"}
    assert 120 / EVERY / 2 < sum(bool(text) for text in found) < 120 / EVERY * 2


@given(st.text(max_size=8), st.dates(), st.integers(0, 3))
def test_what_comes_back_is_the_same_everywhere(seed: str, day: date, count: int) -> None:
    number = comes_back(seed, day, count)
    assert number == comes_back(seed, day, count)
    assert number is None or 0 <= number < count


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_every_department_recognises_itself_in_both_languages(department: str) -> None:
    assert len(EXAMPLES[department]) >= 3
    for text in EXAMPLES[department]:
        assert dutch(text) != text
        assert len(dutch(text) % {"customer": "reiziger"}) <= 280
