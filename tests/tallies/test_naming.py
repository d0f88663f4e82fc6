"""Who said the word is kept only of who agreed to it, and not a moment longer."""

from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.deeds.models import LoggedDeed
from app.people.models import Person
from app.people.visibility import choose_quiet
from app.tallies.models import StrokeNote
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses


def naming(cast: Cast, stroke: dict[str, Any], **later: float) -> dict[str, Any]:
    return deed("note", MONDAY + timedelta(**later), stroke=stroke["id"], heard=str(cast.bob.account))


def is_kept_anywhere(cast: Cast) -> bool:
    """Whether Bob's name stands in anything that Alice has said."""
    db.session.rollback()
    notes = [*db.session.scalars(select(StrokeNote.value)), *map(str, db.session.scalars(select(LoggedDeed.payload)))]
    return any(str(cast.bob.account) in said for said in notes)


def test_nobody_is_named_who_did_not_agree(alice: FlaskClient, cast: Cast) -> None:
    stroke = deed("tally", MONDAY)
    answer = send(alice, cast.alice, [stroke, naming(cast, stroke)])
    assert statuses(answer) == ["accepted", "rejected:not_named"]
    assert not is_kept_anywhere(cast)
    assert "Bob Bakker" not in alice.get("/today").text


def test_who_agreed_can_be_named_and_only_learns_how_often(
    alice: FlaskClient, bob: FlaskClient, carol: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    bob.post("/me/naming")
    assert "Bob Bakker" in alice.get("/today").text
    assert "Bob Bakker" not in carol.get("/today").text
    clock.forward(minutes=5)
    stroke = deed("tally", clock())
    assert statuses(send(alice, cast.alice, [stroke, naming(cast, stroke, minutes=5)])) == ["accepted", "accepted"]
    page = bob.get("/me").text
    assert "A colleague heard it from you" in page
    assert "Alice" not in page
    assert "A colleague heard it from you" not in alice.get("/me").text


def test_a_stroke_from_before_somebody_agreed_names_nobody(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    stroke = deed("tally", MONDAY)
    send(alice, cast.alice, [stroke])
    clock.forward(minutes=5)
    bob.post("/me/naming")
    assert statuses(send(alice, cast.alice, [naming(cast, stroke, minutes=5)])) == ["rejected:not_named"]


def test_taking_it_back_removes_every_mention_and_a_repeat_brings_none_back(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    bob.post("/me/naming")
    clock.forward(minutes=5)
    stroke = deed("tally", clock())
    batch = [stroke, naming(cast, stroke, minutes=5)]
    send(alice, cast.alice, batch)
    assert is_kept_anywhere(cast)
    bob.post("/me/naming/end")
    assert not is_kept_anywhere(cast)
    assert statuses(send(alice, cast.alice, batch)) == ["duplicate", "duplicate"]
    assert not is_kept_anywhere(cast)
    assert "Bob Bakker" not in alice.get("/today").text


def test_nobody_of_another_team_and_nobody_in_quiet_mode_is_named(
    alice: FlaskClient, bob: FlaskClient, carol: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    bob.post("/me/naming")
    stroke = deed("tally", clock.forward(minutes=5))
    note = naming(cast, stroke, minutes=5)
    assert statuses(send(carol, cast.carol, [stroke, note])) == ["accepted", "rejected:not_named"]
    with write() as session:
        choose_quiet(session.get_one(Person, cast.bob.id), quiet=True, now=MONDAY)
    assert "Bob Bakker" not in alice.get("/today").text
    assert "nobody can name you" in bob.get("/me").text
    assert statuses(send(alice, cast.alice, [stroke, note])) == ["accepted", "rejected:not_named"]
    bob.post("/me/naming/end")
    assert "that they heard it from me" not in bob.get("/me").text


def test_only_a_stroke_that_is_there_and_fell_after_they_agreed_counts(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    bob.post("/me/naming")
    clock.forward(minutes=5)
    earlier, later = deed("tally", MONDAY - timedelta(hours=2)), deed("tally", clock())
    notes = [naming(cast, stroke, minutes=5) for stroke in (earlier, later)]
    assert statuses(send(alice, cast.alice, notes)) == ["accepted", "accepted"]
    assert "A colleague heard it from you" not in bob.get("/me").text
    send(alice, cast.alice, [earlier])
    assert "A colleague heard it from you" not in bob.get("/me").text
    send(alice, cast.alice, [later])
    assert '<b class="number">1</b>' in bob.get("/me").text


def test_nobody_names_themselves(bob: FlaskClient, cast: Cast, clock: TestClock) -> None:
    bob.post("/me/naming")
    stroke = deed("tally", clock.forward(minutes=1))
    assert statuses(send(bob, cast.bob, [stroke, naming(cast, stroke, minutes=1)])) == [
        "accepted",
        "rejected:not_named",
    ]
