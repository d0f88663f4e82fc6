"""The name of the database's life: wherever a phone gets its state, it is told in which life that holds."""

import json
import re
from uuid import UUID

from flask.testing import FlaskClient
from uuid_utils.compat import uuid7

from app.database import db, write
from app.people.models import Organisation
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send


def epochs(alice: FlaskClient, cast: Cast) -> list[str]:
    """What the page, an answer to a batch, one to an empty batch, and the state itself say."""
    found = re.search(r'<script[^>]*id="state"[^>]*>(.*?)</script>', alice.get("/today").text, re.DOTALL)
    assert found
    answers = [send(alice, cast.alice, [deed("tally", MONDAY)]).json, send(alice, cast.alice, []).json]
    states = [json.loads(found[1]), *(answer["state"] for answer in answers), alice.get("/api/v1/state").json]
    return [state["epoch"] for state in states]


def test_the_epoch_is_in_every_state_and_stays(alice: FlaskClient, cast: Cast) -> None:
    first = epochs(alice, cast)
    assert len(first) == 4
    assert set(first) == set(epochs(alice, cast)) == {str(cast.organisation.epoch)}


def test_a_new_epoch_is_told_at_once_and_is_greater(alice: FlaskClient, cast: Cast) -> None:
    before = epochs(alice, cast)[-1]
    with write() as session:
        session.get_one(Organisation, cast.organisation.id).epoch = uuid7()
    db.session.rollback()
    after = epochs(alice, cast)[1:]  # a page that was rendered before may be given again for a minute
    assert len(set(after)) == 1
    assert min(after) > before
    assert UUID(after[0]).version == 7
