"""Expected behaviour: ten to begin with, that everybody reads and directors put in the organisation's words."""

from flask.testing import FlaskClient

from app.challenges.behaviours import MOST, PROPOSED, behaviours
from app.challenges.models import Behaviour
from app.database import db, write
from tests.conftest import MONDAY, Cast


def test_everybody_reads_what_is_expected(alice: FlaskClient) -> None:
    page = alice.get("/behaviours").text
    assert page.count('class="card behaviour"') == len(PROPOSED)
    assert "We greet first" in page
    assert "Say it in our words" not in page


def test_a_director_says_it_in_own_words_and_takes_that_back(ada: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    assert ada.post("/behaviours/greet", data={"title": "Eyes up", "act": "Say good day."}).status_code == 303
    assert "Eyes up" in alice.get("/behaviours").text
    assert db.session.query(Behaviour).one().changed_by_id == cast.ada.id
    ada.post("/behaviours/greet", data={"title": " ", "act": "left over"})
    page = alice.get("/behaviours").text
    assert "We greet first" in page
    assert "left over" not in page


def test_one_of_their_own_is_added_left_out_and_back_again(ada: FlaskClient, alice: FlaskClient) -> None:
    ada.post("/behaviours", data={"title": "We mop the hall", "act": "Whoever spills."})
    key = f"own-{db.session.query(Behaviour).one().id}"
    assert "We mop the hall" in alice.get("/behaviours").text
    ada.post(f"/behaviours/{key}/retirement")
    assert "We mop the hall" not in alice.get("/behaviours").text
    ada.post(f"/behaviours/{key}/restoration")
    assert "We mop the hall" in alice.get("/behaviours").text


def test_what_cannot_be_kept_is_said_beside_what_was_typed(ada: FlaskClient, cast: Cast) -> None:
    page = ada.post("/behaviours", data={"title": "", "act": "Half a thought."})
    assert page.status_code == 422
    assert "Half a thought." in page.text
    assert ada.post("/behaviours/greet", data={"title": "x" * 61}).status_code == 422
    with write() as session:
        session.add_all(
            Behaviour(title=f"{n}", act="", changed_by_id=cast.ada.id, changed_at=MONDAY) for n in range(10)
        )
    assert len(behaviours(db.session())) == MOST
    assert "Twenty is plenty." in ada.post("/behaviours", data={"title": "One too many"}).text


def test_an_unknown_one_is_not_found_and_an_employee_changes_nothing(ada: FlaskClient, alice: FlaskClient) -> None:
    for key in ("nothing", "own-4711", "own-x", "own-99999999999999"):
        assert ada.post(f"/behaviours/{key}/retirement").status_code == 404
        assert ada.post(f"/behaviours/{key}", data={"title": "x"}).status_code == 404
    assert alice.post("/behaviours/greet", data={"title": "Eyes up"}).status_code == 403
