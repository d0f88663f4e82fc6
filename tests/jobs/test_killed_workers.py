"""F17, short: workers are killed in the middle of their work, and every job has its effect exactly once.

Two workers, kill -9 again and again, wake-ups that get lost, and one orderly restart as in a deploy; on each database,
with a file and with Redis. `STREEPJE_TEST_JOBS=1000` makes it as long as the whole trial asks. The workers are forked
from a process that has loaded the application, because on a busy machine loading it takes longer than the trial.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from app.config import Settings
from app.database import db, write
from app.jobs.actions import enqueue
from app.jobs.alive import last_beat
from app.jobs.models import DONE, Job
from tests.conftest import empty_tables
from tests.jobs.teahouse import run_worker, teahouse
from tests.jobs.test_wake import REDIS, emptied_redis, is_redis_there

JOBS = int(os.environ.get("STREEPJE_TEST_JOBS", "80"))
KILLS = 10 if JOBS >= 1000 else 2
PATIENCE = 100.0
Start = Callable[[], ForkServerProcess]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def environment(database: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The settings of the workers: a server's database goes with Redis where there is one, a file with a file."""
    settings = {"STREEPJE_DATA_DIR": str(tmp_path), "STREEPJE_DATABASE_URL": database}
    if database.startswith("sqlite") or not is_redis_there():
        yield settings
        return
    with emptied_redis():
        yield {**settings, "STREEPJE_REDIS_URL": REDIS}


@pytest.fixture
def house(environment: dict[str, str]) -> Iterator[Flask]:
    """The same application in this process, which asks for the work."""
    app = teahouse(Settings.load(environment))
    with app.app_context():
        empty_tables()
        with write() as session:
            session.execute(text("DROP TABLE IF EXISTS cup"))
            session.execute(text("CREATE TABLE cup (job_id INTEGER)"))
        yield app
        with write() as session:
            session.execute(text("DROP TABLE cup"))
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    """Starts worker processes, and leaves none behind."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.jobs.teahouse"])
    started: list[ForkServerProcess] = []

    def start() -> ForkServerProcess:
        process = context.Process(target=run_worker, args=(environment,), daemon=True)
        process.start()
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.join()
        process.close()


def cups() -> list[int]:
    db.session.rollback()
    return list(db.session.scalars(text("SELECT job_id FROM cup")))


def await_cups(least: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while (found := len(cups())) < least:
        assert time.monotonic() < deadline, f"{found} of {least} after {PATIENCE} s"
        time.sleep(0.05)


def test_killed_workers_lose_nothing_and_double_nothing(house: Flask, start: Start) -> None:
    for number in range(JOBS):
        with write() as session:
            enqueue(session, "tea", {}, key=str(number), now=house.extensions["clock"]())
    workers = [start(), start()]
    for kill in range(1, KILLS + 1):
        await_cups(kill * JOBS // (KILLS + 3))
        workers[0].kill()
        workers = [workers[1], start()]
    workers[0].terminate()  # a deploy: the old one ends what it has in hand
    workers[0].join(timeout=30)
    assert workers[0].exitcode in {0, -signal.SIGTERM}  # the latter where it had not yet begun
    workers = [workers[1], start()]
    await_cups(JOBS)
    poured = cups()
    assert (len(poured), len(set(poured))) == (JOBS, JOBS)
    db.session.rollback()
    assert dict(db.session.execute(select(Job.state, func.count()).group_by(Job.state)).all()) == {DONE: JOBS}
    assert last_beat(db.session()) is not None
