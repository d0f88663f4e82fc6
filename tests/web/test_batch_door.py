"""Batches that wait at the same moment are taken together: one commit, an answer each, and no harm from a neighbour."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.database import db, write
from app.deeds.models import LoggedDeed
from app.deeds.way import Recording
from app.people.sessions import end_sessions
from app.web.batch_door import MOST_TOGETHER, BatchDoor
from tests.conftest import MONDAY, Cast, client_for
from tests.databases import database_url
from tests.deeds.phone import deed, send, statuses
from tests.web.crowd import all_at_once, before_the_turn


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """SQLite alone: PostgreSQL lets many write at once, and shares their commits by itself."""
    with database_url("sqlite", tmp_path_factory) as url:
        yield url


@pytest.fixture
def batch_door(app: Flask) -> BatchDoor:
    door: BatchDoor = app.extensions["batch_door"]
    return door


def stored() -> dict[int, int]:
    rows = db.session.execute(select(LoggedDeed.person_id, func.count()).group_by(LoggedDeed.person_id))
    return dict(rows.all())


def await_true(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.001)


def test_those_who_wait_share_a_commit_and_each_is_answered(cast: Cast, batch_door: BatchDoor) -> None:
    surprise = deed("surprise", MONDAY, what="Brought the parcel to the fourth floor")
    with all_at_once(batch_door) as crowd:
        first = crowd.send(cast.alice, [deed("tally", MONDAY)] * 2)
        second = crowd.send(cast.bob, [deed("tally", MONDAY), surprise])
        third = crowd.send(cast.bob, [surprise, deed("tally", MONDAY)])
    assert crowd.commits == 1
    assert statuses(first.result()) == ["accepted", "duplicate"]
    assert statuses(second.result()) == ["accepted", "accepted"]
    assert statuses(third.result()) == ["duplicate", "accepted"]
    assert first.result().json["account"] == str(cast.alice.account)
    assert third.result().json["state"]["days"]["2026-11-23"]["strokes"] == 2
    assert [len(answer.result().json["state"]["new_badges"]) > 0 for answer in (second, third)] == [True, False]
    assert stored() == {cast.alice.id: 1, cast.bob.id: 3}


def test_however_many_wait_all_are_answered(cast: Cast, batch_door: BatchDoor) -> None:
    with all_at_once(batch_door) as crowd:
        answers = [crowd.send(cast.alice, [deed("tally", MONDAY)]) for _ in range(MOST_TOGETHER + 3)]
    assert [statuses(answer.result()) for answer in answers] == [["accepted"]] * (MOST_TOGETHER + 3)
    assert crowd.commits == 2
    assert stored() == {cast.alice.id: MOST_TOGETHER + 3}


def test_who_comes_before_the_turn_to_write_is_read_then_and_taken_along(cast: Cast, batch_door: BatchDoor) -> None:
    phone = client_for(batch_door.app, cast.bob)
    with before_the_turn(batch_door, cast) as crowd:
        crowd.start(phone, cast.bob, [deed("tally", MONDAY)])
        crowd.await_waiting(1)
        await_true(lambda: batch_door.waiting[0].asked is not None)
    assert [statuses(answer.result()) for answer in crowd.answers] == [["accepted"]] * 2
    assert crowd.commits == 1
    assert stored() == {cast.alice.id: 1, cast.bob.id: 1}


def test_what_could_not_be_read_ahead_goes_the_long_way(
    cast: Cast, batch_door: BatchDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = client_for(batch_door.app, cast.bob)

    def fail(*_: object) -> None:
        raise RuntimeError("a fault of ours while another one leads")

    with before_the_turn(batch_door, cast) as crowd, monkeypatch.context() as patch:
        patch.setattr("app.web.batch_door.find_visitor", fail)
        crowd.start(phone, cast.bob, [deed("tally", MONDAY)])
        crowd.await_waiting(1)
        await_true(lambda: batch_door.waiting[0].is_read)
        with batch_door.reading:
            assert batch_door.waiting[0].asked is None
    assert [statuses(answer.result()) for answer in crowd.answers] == [["accepted"]] * 2
    assert stored() == {cast.alice.id: 1, cast.bob.id: 1}


def test_who_may_not_send_is_refused_without_harm_to_those_beside(cast: Cast, batch_door: BatchDoor) -> None:
    with all_at_once(batch_door) as crowd:
        fine = crowd.send(cast.alice, [deed("tally", MONDAY)])
        signed_out = crowd.send(cast.carol, [deed("tally", MONDAY)])
        others = crowd.send(cast.bob, [deed("tally", MONDAY)], account=cast.alice)
        nonsense = crowd.send(cast.bob, [7, deed("tally", MONDAY)])
        with write() as session:
            end_sessions(session, cast.carol)
    assert statuses(fine.result()) == ["accepted"]
    assert signed_out.result().status_code == 401
    assert others.result().status_code == 409
    assert statuses(nonsense.result()) == ["rejected:malformed", "accepted"]
    assert stored() == {cast.alice.id: 1, cast.bob.id: 1}


def test_where_one_cannot_be_kept_the_others_are_kept_without_it(cast: Cast, app: Flask, batch_door: BatchDoor) -> None:
    def fail_for_bob(_session: Session, recording: Recording) -> None:
        if recording.person.id == cast.bob.id:
            raise RuntimeError("a fault of ours that only some deeds meet")

    way = app.extensions["way"]
    app.extensions["way"] = replace(way, followers=(*way.followers, fail_for_bob))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with all_at_once(batch_door) as crowd:
        before = crowd.send(cast.alice, [deed("tally", MONDAY)])
        failing = crowd.send(cast.bob, [deed("tally", MONDAY)])
        after = crowd.send(cast.alice, [deed("tally", MONDAY), deed("tally", MONDAY)])
    assert statuses(before.result()) == ["accepted"]
    assert statuses(failing.result()) == ["failed:server_mistake"]
    assert statuses(after.result()) == ["accepted", "accepted"]
    assert stored() == {cast.alice.id: 3}


def test_who_went_the_long_way_is_no_longer_in_the_queue(
    cast: Cast, batch_door: BatchDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: BatchDoor, _first: object) -> None:
        raise RuntimeError("no connection to the database")

    monkeypatch.setattr(BatchDoor, "_serve", fail)
    answer = send(client_for(batch_door.app, cast.alice), cast.alice, [deed("tally", MONDAY)])
    assert statuses(answer) == ["accepted"]
    assert not batch_door.waiting
    assert not batch_door.is_led
