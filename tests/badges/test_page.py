"""The page of one badge: for oneself alone what earned it, and colleagues only where they may be seen."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.badges import company, questions
from app.badges.catalogue import BADGES, LOOKS
from app.badges.models import Award
from app.database import write
from app.people.models import Person
from app.people.visibility import choose_quiet
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send
from tests.queries import counted_statements

BACK = "Some of it has since been taken back. The badge stays yours."


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # nothing here differs by database, and it takes long
def test_every_badge_has_a_page(alice: FlaskClient) -> None:
    assert {alice.get(f"/badges/{key}").status_code for key in LOOKS} == {200}


def test_a_badge_that_is_not_there_is_not_found(alice: FlaskClient) -> None:
    assert alice.get("/badges/no-such-badge").status_code == 404


def test_it_tells_what_is_left_and_then_what_earned_it(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    clock.forward(days=1)
    assert "one surprise to go" in alice.get("/badges/first-surprise").text
    send(alice, cast.alice, [deed("surprise", MONDAY, what="A card with the invoice")])
    page = alice.get("/badges/first-surprise").text
    assert "Earned on Monday 23 November" in page
    assert "A card with the invoice" in page
    assert "4 surprises to go" in alice.get("/badges/five-surprises").text


def test_colleagues_who_have_it_are_named_but_not_what_they_did(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    send(bob, cast.bob, [deed("surprise", MONDAY, what="A card with the invoice")])
    page = alice.get("/badges/first-surprise").text
    assert "Bob Bakker" in page
    assert "A card with the invoice" not in page
    assert "Bob Bakker" not in client_for(app, cast.carol).get("/badges/first-surprise").text
    with write() as session:
        choose_quiet(session.get_one(Person, cast.bob.id), quiet=True, now=MONDAY)
    assert "Bob Bakker" not in alice.get("/badges/first-surprise").text


def test_who_has_a_badge_of_strokes_hours_or_days_is_listed_nowhere(alice: FlaskClient, cast: Cast) -> None:
    own = [badge.key for badge in BADGES.values() if badge.counts.part in {"days", "streak"}]
    asked = [badge.key for badge in (*questions.BADGES, *company.BADGES)]
    with write() as session:
        day = {"day": MONDAY.date(), "awarded_at": MONDAY, "team_id": cast.bob.team_id, "evidence": {}}
        session.add_all(Award(person_id=cast.bob.id, badge=key, **day) for key in [*own, *asked, "first-surprise"])
    listing = {key for key in [*own, *asked, "first-surprise"] if "Bob Bakker" in alice.get(f"/badges/{key}").text}
    assert listing == {"first-surprise"}
    assert "nobody sees that you have this one" in alice.get("/badges/sharp-ears").text
    assert "nobody sees that you have this one" not in alice.get("/badges/first-surprise").text


def test_what_was_taken_back_is_not_told(alice: FlaskClient, cast: Cast) -> None:
    surprise = deed("surprise", MONDAY, what="A card with the invoice")
    send(alice, cast.alice, [surprise])
    send(alice, cast.alice, [deed("retraction", MONDAY + timedelta(minutes=1), deed=surprise["id"])])
    page = alice.get("/badges/first-surprise").text
    assert "Earned on" in page
    assert "A card with the invoice" not in page


def test_what_earned_it_is_told_as_it_stood_then_also_when_some_was_taken_back(
    alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    surprises = [deed("surprise", MONDAY, what=f"Card {n}") for n in range(5)]
    send(alice, cast.alice, surprises)
    page = alice.get("/badges/five-surprises").text
    assert "As it stood on 23 November 2026" in page
    assert BACK not in page
    later = MONDAY + timedelta(minutes=1)
    send(alice, cast.alice, [deed("retraction", later, deed=surprises[0]["id"])])
    page = alice.get("/badges/five-surprises").text
    assert "5 surprises for customers." in page
    assert "As it stood on 23 November 2026" in page
    assert BACK in page
    assert "Earned on 23 November 2026" in alice.get("/badges/five-surprises/card.svg").text
    shared = alice.post("/badges/five-surprises/share").headers["Location"]
    page = bob.get(shared).text
    assert "As it stood on 23 November 2026" in page
    assert BACK not in page  # that is nobody else's business


def test_pages_ask_as_much_for_many_badges_as_for_few(alice: FlaskClient, cast: Cast) -> None:
    def asked(address: str) -> int:
        with counted_statements() as seen:
            assert alice.get(address).status_code == 200
        return len(seen)

    send(alice, cast.alice, [deed("surprise", MONDAY, what="A card")])
    before = asked("/badges"), asked("/badges/first-surprise")
    send(alice, cast.alice, [deed("surprise", MONDAY, what=f"Card {n}") for n in range(20)])
    assert (asked("/badges"), asked("/badges/first-surprise")) == before
