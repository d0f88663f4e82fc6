"""The page of today costs as many queries for a busy team as for a quiet one."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from app.database import write
from app.people.actions import NewPerson, add_person
from app.people.models import Team
from tests.conftest import CORRECT_HORSE, MONDAY, Cast
from tests.deeds.phone import deed, send
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
