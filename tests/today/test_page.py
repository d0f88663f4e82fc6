"""The page of today costs as many queries for a busy team as for a quiet one."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from app.challenges.publishing import NewChallenge, publish, withdraw
from app.database import write
from app.people.actions import NewPerson, add_person
from app.people.models import Team
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses
from tests.queries import counted_statements


def queries(app: Flask, client: FlaskClient) -> int:
    app.extensions["kept_pages"].pages.clear()
    with counted_statements() as statements:
        assert client.get("/today").status_code == 200
    return len(statements)


def test_queries_do_not_grow_with_people_or_deeds(app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    few = queries(app, alice)
    with write() as session:
        team = session.get_one(Team, cast.team.id)
        for number in range(20):
            new = NewPerson(f"Colleague {number}", "correct horse")
            add_person(session, team, new, MONDAY, password_hash=CORRECT_HORSE)
    for day in range(5):
        at = MONDAY - timedelta(days=day, minutes=5)
        deeds = [*(deed("tally", at) for _ in range(40)), deed("surprise", at, what="A card")]
        send(alice, cast.alice, [*deeds, deed("completion", at, challenge="call-for-no-reason")])
        send(bob, cast.bob, deeds)
    assert queries(app, alice) <= few


def test_what_was_done_today_is_on_the_page(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("tally", MONDAY), deed("tally", MONDAY)])
    page = alice.get("/today").text
    assert "<b data-count>2</b>" in page
    assert 'data-hour="10" data-filled' in page


def test_a_challenge_that_was_withdrawn_meanwhile_counts_and_the_page_says_so(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    with write() as session:
        maria = session.merge(cast.maria)
        day = clock().date()
        new = NewChallenge(maria.team, "Wave at the ferry", "Wave until somebody waves back.", "", 5, 1, day, day)
        challenge = publish(session, maria, new, clock())
        ref = challenge.ref
    assert "Wave at the ferry" in alice.get("/today").text  # and her phone keeps it, and goes away
    with write() as session:
        withdraw(session, session.merge(challenge), session.merge(cast.maria), clock.forward(hours=1))
    chosen, done = deed("choice", MONDAY, action="choose", challenge=ref), deed("completion", MONDAY, challenge=ref)
    answer = send(alice, cast.alice, [chosen, done])
    assert statuses(answer) == ["accepted", "accepted"]
    assert answer.json["state"]["days"][MONDAY.date().isoformat()]["done"] == [ref]
    page = alice.get("/today").text
    assert "Wave at the ferry" in page
    assert "Done, and it counts. Maria has taken this challenge back meanwhile." in page
    assert "Wave at the ferry" not in bob.get("/today").text
