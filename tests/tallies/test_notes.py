"""What is said about a stroke later: one tap, in any order, never counted twice, and gone with the stroke."""

import re
from datetime import date, timedelta
from itertools import permutations
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.tallies.notes import asked_by_each, noted_by
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses

DAY = date(2026, 11, 23)


def asked(cast: Cast) -> dict[str, int]:
    db.session.rollback()
    return dict(noted_by(db.session(), cast.alice, "question", DAY, DAY))


def three_words() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A stroke, and what its owner says about it: one thing, another, and another again."""
    stroke = deed("tally", MONDAY - timedelta(minutes=5))
    said = [
        deed("note", MONDAY - timedelta(minutes=4 - n), stroke=stroke["id"], question=question)
        for n, question in enumerate(("think", "none", "value"))
    ]
    return stroke, said


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_last_word_stands_in_whatever_order_it_arrives(
    alice: FlaskClient, cast: Cast, order: tuple[int, ...]
) -> None:
    stroke, said = three_words()
    for at in order:
        assert statuses(send(alice, cast.alice, [said[at]])) == ["accepted"]
    assert statuses(send(alice, cast.alice, [said[0], stroke])) == ["duplicate", "accepted"]
    assert asked(cast) == {"value": 1}


def test_a_word_taken_back_lets_the_one_before_stand_again(alice: FlaskClient, cast: Cast) -> None:
    stroke, said = three_words()
    send(alice, cast.alice, [stroke, *said])
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=said[2]["id"])])
    assert asked(cast) == {}
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=said[1]["id"])])
    assert asked(cast) == {"think": 1}


def test_where_the_word_fell_is_told_to_who_noted_it(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    assert "Where I heard it" not in alice.get("/me").text
    for place in ("corridor", "phone", "corridor"):
        stroke = deed("tally", MONDAY)
        send(alice, cast.alice, [stroke, deed("note", MONDAY, stroke=stroke["id"], place=place)])
    said = re.findall(r"(\w+) <b class=\"number\">(\d+)</b>.</span></li>", alice.get("/me").text)
    assert said == [("Phone", "1"), ("Corridor", "2")]
    assert "Where I heard it" not in bob.get("/me").text


def test_what_was_said_goes_with_the_stroke(alice: FlaskClient, cast: Cast) -> None:
    stroke, said = three_words()
    send(alice, cast.alice, [stroke, said[0]])
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=stroke["id"])])
    assert asked(cast) == {}
    assert statuses(send(alice, cast.alice, [said[2]])) == ["accepted"]
    assert asked(cast) == {}


def test_a_stroke_from_a_card_carries_its_question(alice: FlaskClient, cast: Cast) -> None:
    page = alice.get("/questions").text
    assert "Should we ask a customer?" in page
    answer = alice.post("/deeds/tally", data={"question": "ask", "back": "questions"})
    assert (answer.status_code, answer.location) == (303, "/questions")
    assert asked(cast) == {"ask": 1}
    assert "Should we ask a customer?" in alice.get("/me").text


@pytest.mark.parametrize(
    "payload", [{}, {"place": "moon"}, {"place": "desk", "question": "ask"}, {"heard": "Bob"}, {"stroke": "?"}], ids=str
)
def test_a_note_says_one_thing_that_is_known(alice: FlaskClient, cast: Cast, payload: dict[str, str]) -> None:
    note = deed("note", MONDAY, **({"stroke": deed("tally", MONDAY)["id"]} | payload))
    assert statuses(send(alice, cast.alice, [note])) == ["rejected:bad_payload"]


def test_what_is_published_of_a_team_is_counted_for_each(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    for client, person in ((alice, cast.alice), (bob, cast.bob)):
        send(client, person, [deed("tally", MONDAY, question="ask")])
    db.session.rollback()
    rows = asked_by_each(db.session(), [cast.team.id], DAY, DAY)
    assert sorted(rows) == [(cast.team.id, person.id, "ask", 1) for person in (cast.alice, cast.bob)]


@pytest.mark.parametrize("kind", ["tally", "meeting_stroke"])
def test_what_is_said_of_a_stroke_that_is_not_there_counts_nowhere(alice: FlaskClient, cast: Cast, kind: str) -> None:
    stroke = deed(kind, MONDAY, **({"meeting": str(uuid4())} if kind == "meeting_stroke" else {}))
    send(alice, cast.alice, [deed("note", MONDAY, stroke=stroke["id"], question="ask")])
    assert asked(cast) == {}
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=stroke["id"])])
    send(alice, cast.alice, [stroke])  # that of a table where nobody knows her is refused
    assert asked(cast) == {}
    assert asked_by_each(db.session(), [cast.team.id], DAY, DAY) == []
