"""Whoever did a challenge keeps the words that were on their phone, also when somebody changes them later."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.reading import completions_of
from app.challenges.history import history_of, taste_of
from app.challenges.models import Completion
from app.database import db
from app.people.models import Person
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses
from tests.insights.setting import WORDS, published, the_row

COFFEE = {"title": "Make coffee", "what": "Make coffee for a customer.", "minutes": "5", "courage": "1"}
TOWER = {"title": "Climb the tower", "what": "Climb the tower with a customer.", "minutes": "30", "courage": "3"}


@pytest.fixture
def coffee(maria: FlaskClient, cast: Cast) -> int:
    """The number of a challenge to make coffee, for Alice's team."""
    number = published(maria, cast.team.id)
    reword(maria, number, **COFFEE)
    return number


def reword(maria: FlaskClient, number: int, **words: str) -> None:
    answer = maria.post(f"/team/challenges/{number}/words", data=WORDS | words)
    assert answer.status_code == 303


def did(alice: FlaskClient, cast: Cast, number: int, **said: Any) -> None:
    answer = send(alice, cast.alice, [deed("completion", MONDAY, challenge=f"set-{number}", **said)])
    assert statuses(answer) == ["accepted"]


def kept() -> Any:
    return db.session.scalars(select(Completion.said)).one()


def test_a_done_card_keeps_its_words(
    alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock, coffee: int
) -> None:
    did(alice, cast, coffee)
    clock.forward(minutes=5)
    reword(maria, coffee, **TOWER)
    page = alice.get("/today").text
    assert "Make coffee" in page
    assert "Climb the tower" not in page


def test_whoever_did_not_do_it_yet_reads_the_new_words(
    bob: FlaskClient, maria: FlaskClient, cast: Cast, coffee: int
) -> None:
    reword(maria, coffee, **TOWER)
    assert "Climb the tower" in bob.get("/today").text


def test_a_phone_that_was_away_tells_which_words_it_showed(
    alice: FlaskClient, maria: FlaskClient, cast: Cast, coffee: int
) -> None:
    edition = the_row(coffee).edition
    assert f'name="edition" value="{edition}"' in alice.get("/today").text
    reword(maria, coffee, **TOWER)
    did(alice, cast, coffee, edition=str(edition))
    assert kept()["title"] == "Make coffee"


def test_one_that_does_not_tell_had_those_of_the_moment(
    alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock, coffee: int
) -> None:
    clock.forward(minutes=5)
    reword(maria, coffee, **TOWER)
    did(alice, cast, coffee)
    assert kept()["title"] == "Make coffee"
    reword(maria, coffee, **COFFEE)
    send(alice, cast.alice, [deed("completion", MONDAY + timedelta(minutes=5), challenge=f"set-{coffee}")])
    assert [row["title"] for row in db.session.scalars(select(Completion.said).order_by(Completion.id))] == [
        "Make coffee",
        "Make coffee",
    ]


def test_a_newer_edition_than_there_is_has_the_words_of_now(alice: FlaskClient, cast: Cast, coffee: int) -> None:
    did(alice, cast, coffee, edition=999)
    assert kept()["title"] == "Make coffee"


def test_saying_the_same_again_is_no_edition(maria: FlaskClient, coffee: int) -> None:
    edition = the_row(coffee).edition
    reword(maria, coffee, **COFFEE)
    assert the_row(coffee).edition == edition


def test_courage_is_that_of_what_was_done(
    alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock, coffee: int
) -> None:
    did(alice, cast, coffee)
    clock.forward(minutes=5)
    reword(maria, coffee, **TOWER)
    person = db.session.get_one(Person, cast.alice.id)
    assert [done.courage for done in completions_of(db.session(), person)] == [1]
    history = history_of(db.session(), person, date(2026, 11, 24))
    assert [done.courage for done in history.done] == [1]
    assert taste_of(history).level == 1


def test_ones_own_export_has_the_words_too(
    alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock, coffee: int
) -> None:
    did(alice, cast, coffee)
    clock.forward(minutes=5)
    reword(maria, coffee, **TOWER)
    rows = alice.get("/me/data/export").get_json()["tables"]["completion"]
    assert [row["said"]["title"] for row in rows] == ["Make coffee"]
