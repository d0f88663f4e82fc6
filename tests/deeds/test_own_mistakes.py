"""A mistake of the server's own about one deed: it stays on the phone, and holds up none of the others."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from app.database import db
from app.deeds.models import LoggedDeed
from app.surprises.kind import SurpriseKind
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses


@pytest.fixture
def stumble() -> Any:
    """Storing a surprise goes wrong where its words say so, as a rule with a hole in it would."""
    store: Callable[..., None] = SurpriseKind.store

    def stumbling(self: SurpriseKind, session: Any, person: Any, deeds: Any, now: Any) -> None:
        store(self, session, person, deeds, now)
        if any(one.payload["what"] == "stumble" for one in deeds):
            raise ZeroDivisionError

    with patch.object(SurpriseKind, "store", stumbling):
        yield


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(LoggedDeed)) or 0


@pytest.mark.usefixtures("stumble")
def test_one_deed_over_which_the_server_stumbles_holds_up_none_of_the_others(alice: FlaskClient, cast: Cast) -> None:
    deeds = [deed("tally", MONDAY) for _ in range(5)]
    deeds[2:2] = [deed("surprise", MONDAY, what="stumble"), deeds[0], deed("surprise", MONDAY, what="A cake")]
    answer = send(alice, cast.alice, [*deeds, "not an object"])
    assert statuses(answer) == [
        "accepted", "accepted", "failed:server_mistake", "duplicate", "accepted", "accepted", "accepted", "accepted",
        "rejected:malformed",
    ]  # fmt: skip
    assert (count(), answer.json["state"]["days"]["2026-11-23"]["strokes"]) == (6, 5)
    assert [one["key"] for one in answer.json["state"]["new_badges"]] == ["first-surprise"]


def test_it_is_taken_once_the_mistake_is_mended(alice: FlaskClient, cast: Cast, stumble: None) -> None:
    one = deed("surprise", MONDAY, what="stumble")
    assert statuses(send(alice, cast.alice, [one])) == ["failed:server_mistake"]
    with patch.object(SurpriseKind, "store", lambda *_: None):
        assert statuses(send(alice, cast.alice, [one])) == ["accepted"]


def test_a_database_that_is_away_is_no_mistake_about_a_deed(alice: FlaskClient, cast: Cast) -> None:
    """Nothing is tried one by one where nothing can be written at all."""
    away = OperationalError("INSERT", {}, Exception("database or disk is full"))
    with patch.object(SurpriseKind, "store", side_effect=away) as store, pytest.raises(OperationalError):
        send(alice, cast.alice, [deed("surprise", MONDAY, what="A cake"), deed("tally", MONDAY)])
    assert store.call_count <= 2  # on the short way, and on the long one
    assert count() == 0
