"""Friendly weeks as they are taken along: no more than their page tells."""

from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.friendly.models import FriendlyWeek
from app.people.models import Person
from app.people.visibility import choose_quiet
from tests.conftest import MONDAY, Cast, TestClock
from tests.privacy.test_taken_along import asked, places_of, taken


def test_a_week_that_was_declined_looks_like_one_that_nobody_answered(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    asked(MONDAY.date(), cast, ended_at=MONDAY)
    asked(MONDAY.date() + timedelta(days=7), cast)
    asked(MONDAY.date() + timedelta(days=14), cast, accepted_at=MONDAY, ended_at=MONDAY)
    clock.forward(days=30)
    for client, mine, theirs in ((alice, "inviter_id", "invited_id"), (bob, "invited_id", "inviter_id")):
        rows = taken(client)["friendly_week"]
        assert (
            len({tuple(str(value) for name, value in row.items() if name not in ("id", "monday")) for row in rows}) == 1
        )
        assert {row[theirs] for row in rows} == {None}
        assert None not in {row[mine] for row in rows}
        assert not any("ended_at" in row for row in rows)


def test_no_and_quiet_tell_nobody(alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock) -> None:
    asked(MONDAY.date(), cast)
    assert taken(alice)["friendly_week"][0]["invited_id"] == "Bob Bakker"  # it waits, as the page says
    bob.post(f"/friendly/{db.session.scalars(select(FriendlyWeek.id)).one()}/end")
    with write() as session:
        choose_quiet(session.get_one(Person, cast.bob.id), quiet=True, now=clock())
    assert places_of(taken(alice), "Bob") == set()
