"""How many photos one phone sends, and how many are drawn at once: what is too much stays on the phone."""

import io
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.photos.rules import MOST_BYTES
from app.photos.turn import in_hand, turn
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send
from tests.photos.pictures import camera_photo
from tests.photos.sending import files, put


def test_where_many_come_at_once_it_stays_on_the_phone(alice: FlaskClient, cast: Cast, told: Any) -> None:
    with in_hand(cast.alice.id):
        answer = put(alice, cast.alice, told)
        form = {"what": "Without JavaScript", "back": "wall", "picture": (io.BytesIO(camera_photo()), "x.jpg")}
        assert alice.post("/deeds/surprise", data=form).status_code == 303
    assert (answer.status_code, answer.json["code"]) == (503, "photos_busy")
    assert int(answer.headers["Retry-After"]) > 0
    page = alice.get("/wall").text
    assert "there was no room for yours" in page
    assert "Without JavaScript" in page
    assert put(alice, cast.alice, told).status_code == 200


def test_who_sends_one_after_the_other_waits_after_many(
    alice: FlaskClient, cast: Cast, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.photos.turn.MOST_OF_ONE", 1)
    more = deed("surprise", MONDAY, what="One more cake", photo=True)
    send(alice, cast.alice, [more])
    assert put(alice, cast.alice, told).status_code == 200
    assert put(alice, cast.alice, told).status_code == 200  # once more the same is no photo more
    answer = put(alice, cast.alice, more)
    assert (answer.status_code, answer.json["code"]) == (429, "too_many")
    assert int(answer.headers["Retry-After"]) > 0
    assert "still on its way" in alice.get("/wall").text
    form = {"what": "Without JavaScript", "back": "wall", "picture": (io.BytesIO(camera_photo()), "x.jpg")}
    assert alice.post("/deeds/surprise", data=form).status_code == 303
    page = alice.get("/wall").text
    assert "Without JavaScript" in page
    assert "there was no room for yours" in page  # and not that it can be tried again: what was written is kept


def test_only_what_is_drawn_counts_as_a_photo_that_was_sent(
    alice: FlaskClient, cast: Cast, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.photos.turn.MOST_OF_ONE", 2)
    with in_hand(cast.alice.id):
        assert [put(alice, cast.alice, told).json["code"] for _ in range(3)] == ["photos_busy"] * 3
    with turn(0):
        monkeypatch.setattr("app.photos.making.turn", lambda: turn(0))
        assert [put(alice, cast.alice, told).json["code"] for _ in range(3)] == ["photos_busy"] * 3
    heavy = bytes(MOST_BYTES + 1)
    assert [put(alice, cast.alice, told, heavy).json["code"] for _ in range(3)] == ["photo_too_large"] * 3
    # What was opened and could not be read took as long as a photo, so it counts as one.
    answers = [put(alice, cast.alice, told, b"no picture").json["code"] for _ in range(3)]
    assert answers == ["photo_unreadable", "photo_unreadable", "too_many"]
    assert put(alice, cast.alice, told).json["code"] == "too_many"
    assert files() == []
