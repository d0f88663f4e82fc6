"""Who leads goes first, and everybody sees how far they are."""

from flask.testing import FlaskClient

from app.challenges.publishing import NewChallenge, publish
from app.database import db, write
from app.insights.leaders import leaders
from app.people.models import Person
from app.people.visibility import choose_quiet
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send


def test_everybody_sees_what_those_who_lead_did_themselves(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    day = MONDAY.date()
    with write() as session:
        author = session.get_one(Person, cast.maria.id)
        row = publish(session, author, NewChallenge(author.team, "Wave", "Wave once.", "", 5, 1, day, day), MONDAY)
        ref = row.ref
    send(maria, cast.maria, [deed("surprise", MONDAY, what="Brought the coat back")])
    page = alice.get("/going-first").text
    assert "Maria Martens" in page
    assert "did 0 of 1 that they promised to do too" in page
    assert "Bob Bakker" not in page
    send(maria, cast.maria, [deed("completion", MONDAY, challenge=ref)])
    assert "did 1 of 1 that they promised to do too" in alice.get("/going-first").text


def test_who_wants_no_game_is_not_named(cast: Cast) -> None:
    with write() as session:
        choose_quiet(session.get_one(Person, cast.maria.id), quiet=True, now=MONDAY)
    assert [one.name for one in leaders(db.session(), MONDAY.date())] == ["Ada Adams"]
