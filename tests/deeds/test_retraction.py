"""Undo is one more deed: it takes back one deed, in whatever order the two arrive."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses

TODAY = "2026-11-23"


def strokes(answer: Any) -> int:
    return int(answer.json["state"]["days"][TODAY]["strokes"])


@pytest.fixture
def pair() -> tuple[dict[str, Any], dict[str, Any]]:
    stroke = deed("tally", MONDAY)
    return stroke, deed("retraction", MONDAY, deed=stroke["id"])


def test_it_takes_back_what_came_before(alice: FlaskClient, cast: Cast, pair: tuple[Any, Any]) -> None:
    stroke, undo = pair
    assert strokes(send(alice, cast.alice, [stroke, deed("tally", MONDAY)])) == 2
    assert strokes(send(alice, cast.alice, [undo])) == 1


def test_it_takes_back_what_comes_after(alice: FlaskClient, cast: Cast, pair: tuple[Any, Any]) -> None:
    stroke, undo = pair
    send(alice, cast.alice, [undo])
    answer = send(alice, cast.alice, [stroke])
    assert statuses(answer) == ["accepted"]
    assert strokes(answer) == 0


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_it_takes_back_what_comes_along(
    alice: FlaskClient, cast: Cast, pair: tuple[Any, Any], order: tuple[int, int]
) -> None:
    answer = send(alice, cast.alice, [pair[n] for n in order])
    assert statuses(answer) == ["accepted", "accepted"]
    assert strokes(answer) == 0


def test_twice_is_once(alice: FlaskClient, cast: Cast, pair: tuple[Any, Any]) -> None:
    stroke, undo = pair
    send(alice, cast.alice, [stroke, deed("tally", MONDAY), undo])
    answer = send(alice, cast.alice, [undo, deed("retraction", MONDAY, deed=stroke["id"])])
    assert statuses(answer) == ["duplicate", "accepted"]
    assert strokes(answer) == 1


def test_nobody_can_take_back_anothers(alice: FlaskClient, bob: FlaskClient, cast: Cast, pair: tuple[Any, Any]) -> None:
    stroke, undo = pair
    send(alice, cast.alice, [stroke])
    send(bob, cast.bob, [undo])
    assert strokes(send(alice, cast.alice, [stroke])) == 1


def test_a_surprise_that_is_taken_back_leaves_the_wall(alice: FlaskClient, cast: Cast) -> None:
    surprise = deed("surprise", MONDAY, what="A drawing on the parcel")
    send(alice, cast.alice, [surprise])
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=surprise["id"])])
    assert db.session.scalars(select(Surprise)).all() == []
