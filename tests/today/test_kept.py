"""A page that has not changed is not made again; one that has changed is; and no two answers are the same."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.challenges.publishing import NewChallenge, publish, withdraw
from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.people.models import Organisation, Person, Role, Team
from app.web import kept
from tests.conftest import CORRECT_HORSE, Cast, TestClock, client_for
from tests.deeds.phone import deed, send
from tests.queries import counted_statements

IDS = re.compile(r'name="id" value="([0-9a-f-]{36})"')
NONCE = re.compile(r'nonce="([^"]+)"')


def test_looking_again_asks_little_and_shows_the_same(alice: FlaskClient) -> None:
    first = alice.get("/today").text
    with counted_statements() as statements:
        second = alice.get("/today").text
    assert len(statements) == 1  # who asks, and whether something changed
    assert NONCE.sub("", IDS.sub("", second)) == NONCE.sub("", IDS.sub("", first))


def test_every_answer_has_ids_and_a_nonce_of_its_own(alice: FlaskClient) -> None:
    answers = [alice.get("/today") for _ in range(3)]
    ids = [found for answer in answers for found in IDS.findall(answer.text)]
    assert len(ids) == len(set(ids)) > 3
    for answer in answers:
        (nonce,) = set(NONCE.findall(answer.text))
        assert f"'nonce-{nonce}'" in answer.headers["Content-Security-Policy"]
    assert len({NONCE.findall(answer.text)[0] for answer in answers}) == 3


def strokes(client: FlaskClient) -> str:
    found = re.search(r'"strokes": ?(\d+)', client.get("/today").text)
    return found.group(1) if found else ""


def test_an_own_stroke_is_seen_at_once(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    assert strokes(alice) in {"", "0"}
    send(alice, cast.alice, [deed("tally", clock())])
    assert strokes(alice) == "1"


def test_a_colleagues_deeds_warm_the_pot_at_once(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    before = alice.get("/today").text
    send(bob, cast.bob, [deed("surprise", clock() - timedelta(hours=1), what="A card")])
    after = alice.get("/today").text
    assert re.findall(r'"temperature": ?(\d+)', before) != re.findall(r'"temperature": ?(\d+)', after)


def test_a_managers_challenge_is_seen_at_once_and_gone_at_once(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    assert "Wave at the ferry" not in alice.get("/today").text
    with write() as session:
        maria, day = session.merge(cast.maria), clock().date()
        new = NewChallenge(maria.team, "Wave at the ferry", "Wave until somebody waves back.", "", 5, 1, day, day)
        challenge = publish(session, maria, new, clock())
    assert "Wave at the ferry" in alice.get("/today").text
    with write() as session:
        withdraw(session, session.merge(challenge), session.merge(cast.maria), clock())
    assert "Wave at the ferry" not in alice.get("/today").text


def test_another_word_and_another_minute_make_a_new_page(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    alice.get("/today")
    with write() as session:
        session.get_one(Organisation, cast.organisation.id).word = "guest"
    assert "guest" in alice.get("/today").text
    clock.forward(minutes=1)
    with counted_statements() as statements:
        alice.get("/today")
    assert len(statements) > 1


def test_nobody_sees_anothers_page(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    alice.get("/today")
    answer = bob.get("/today").text
    assert str(cast.bob.account) in answer
    assert str(cast.alice.account) not in answer


def test_old_pages_make_room(alice: FlaskClient, bob: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 1)
    alice.get("/today")
    bob.get("/today")
    with counted_statements() as statements:
        alice.get("/today")
    assert len(statements) > 1
    db.session.remove()


def test_who_was_the_first_of_a_team_sees_at_once_that_somebody_came(app: Flask, cast: Cast, clock: TestClock) -> None:
    first = "You are the first of your team here"
    with write() as session:
        session.get_one(Person, cast.ada.id).team_id = cast.team.id
    carol = client_for(app, cast.carol)
    assert "those who come after you find your surprises on the wall" in carol.get("/today").text
    with write() as session:
        session.get_one(Person, cast.carol.id).role = Role.MANAGER
    assert first in carol.get("/today").text
    assert 'href="/team/invitations"' in carol.get("/today").text
    with write() as session:
        team = session.get_one(Team, cast.other_team.id)
        add_person(session, team, NewPerson("Dirk", "correct horse"), clock(), password_hash=CORRECT_HORSE)
    assert first not in carol.get("/today").text
    assert first not in client_for(app, cast.alice).get("/today").text
