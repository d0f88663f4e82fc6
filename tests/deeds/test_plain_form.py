"""The plain form: the same deeds without JavaScript, and nothing lost in silence."""

from flask.testing import FlaskClient
from sqlalchemy import func, select
from uuid_utils import uuid7

from app.database import db
from app.deeds.models import LoggedDeed
from app.surprises.models import Surprise
from tests.conftest import Cast, TestClock


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(LoggedDeed)) or 0


def test_pressing_twice_counts_once(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    form = {"id": str(uuid7()), "what": "Wrote a card", "back": "wall"}
    first = alice.post("/deeds/surprise", data=form)
    clock.forward(seconds=2)
    again = alice.post("/deeds/surprise", data=form)
    assert (first.status_code, again.status_code, first.location) == (303, 303, "/wall")
    assert count() == 1


def test_other_words_under_the_same_id_are_told_so(alice: FlaskClient, cast: Cast) -> None:
    form = {"id": str(uuid7()), "what": "Wrote a card"}
    alice.post("/deeds/surprise", data=form)
    answer = alice.post("/deeds/surprise", data=form | {"what": "Baked a cake"})
    assert answer.status_code == 409
    assert "sent before with other content" in answer.text
    assert db.session.scalars(select(Surprise.what)).all() == ["Wrote a card"]


def test_it_leads_back_only_to_our_own_pages(alice: FlaskClient, cast: Cast) -> None:
    answer = alice.post("/deeds/tally", data={"back": "https://example.org"})
    assert (answer.status_code, answer.location) == (303, "/today")
