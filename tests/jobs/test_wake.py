"""A commit wakes a worker; a wake-up that fails harms nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from huey import Huey

from app import create_app
from app.config import Settings
from app.database import db, write
from app.jobs.actions import enqueue
from app.jobs.runner import Runner
from app.jobs.wake import MOST_AT_ONCE, carrier, make_huey, wake
from app.sqlite_choice import sqlite_module
from faults.jobs import REDIS, emptied_redis, is_redis_there
from tests.conftest import TestClock


@pytest.fixture
def redis_url() -> Iterator[str]:
    if not is_redis_there():
        pytest.skip("needs a Redis server on 127.0.0.1:6379")
    with emptied_redis():
        yield REDIS


@pytest.fixture(autouse=True)
def nothing_queued(app: Flask) -> None:
    carrier(app)[0].storage.flush_queue()


def queued(app: Flask) -> int:
    huey, _ = carrier(app)
    size: int = huey.storage.queue_size()
    return size


def test_a_wake_up_follows_the_commit_only(app: Flask, clock: TestClock) -> None:
    with write() as session:
        enqueue(session, "tea", {}, now=clock())
        with session.begin_nested():
            enqueue(session, "tea", {}, now=clock())
        assert queued(app) == 0
    assert queued(app) == 2


def test_no_wake_up_without_a_commit(app: Flask, clock: TestClock) -> None:
    with write() as session:
        enqueue(session, "tea", {}, now=clock())
        session.rollback()
    assert queued(app) == 0


def test_many_jobs_need_few_wake_ups(app: Flask, clock: TestClock) -> None:
    with write() as session:
        for _ in range(100):
            enqueue(session, "tea", {}, now=clock())
    assert queued(app) == MOST_AT_ONCE


def test_a_wake_up_that_fails_leaves_the_work(
    app: Flask, runner: Runner, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no carrier")

    huey, _ = carrier(app)
    monkeypatch.setattr(huey.storage, "enqueue", refuse)
    with write() as session:
        enqueue(session, "tea", {}, now=clock())
    assert runner.work_through() == 1


def test_huey_uses_the_sound_sqlite(tmp_path: Path) -> None:
    huey = make_huey(Settings(data_dir=tmp_path), "any")
    assert isinstance(huey.storage.conn, sqlite_module().Connection)
    huey.storage.close()


@pytest.mark.redis
def test_redis_carries_wake_ups_where_it_is_set(redis_url: str, database: str, clock: TestClock) -> None:
    app = create_app(Settings(database_url=database, redis_url=redis_url), "a key for tests alone, long enough")
    with app.app_context():
        with write() as session:
            enqueue(session, "tea", {}, now=clock())
        huey, _ = carrier(app)
        assert isinstance(huey, Huey)
        assert queued(app) == 1
        huey.storage.conn.close()
        db.session.remove()
        db.engine.dispose()


@pytest.mark.redis
def test_deployments_that_share_a_redis_wake_their_own_workers(redis_url: str, database: str) -> None:
    settings = Settings(database_url=database, redis_url=redis_url)
    apps = [create_app(settings, f"a key for tests alone, number {number}") for number in (1, 2)]
    with apps[0].app_context():
        wake(1)
    assert [queued(one) for one in apps] == [1, 0]
    for one in apps:
        carrier(one)[0].storage.conn.close()
