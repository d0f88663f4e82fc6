"""Workers are killed in the middle of their work, and every job has its effect exactly once.

Two workers, kill -9 again and again, wake-ups that get lost, and an orderly restart in between as in a deploy; on a
file, and on a database server with Redis. The workers are forked from a process that has loaded the application: on a
busy machine loading it takes longer than the trial.
"""

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess

import redis
from flask import Flask
from sqlalchemy import func, select, text

from app.config import Settings
from app.database import db, write
from app.jobs.actions import enqueue
from app.jobs.models import DONE, OPEN, Job
from faults.audit import await_true, demand
from faults.house import POSTGRESQL, SQLITE, house
from faults.teahouse import PACE, run_worker, teahouse

REDIS = "redis://127.0.0.1:6379/9"
LONGEST = 600.0
Start = Callable[[], ForkServerProcess]


@dataclass(frozen=True, slots=True)
class Trial:
    """How much work there is, and how often a worker dies over it."""

    jobs: int = 1000
    kills: int = 10


def kill_workers(environment: Mapping[str, str], trial: Trial) -> str:
    """Do it on a prepared database; say what came of it, or raise NotSurvived."""
    app = teahouse(Settings.load(environment))
    with app.app_context(), _starting(dict(environment)) as start:
        with write() as session:
            session.execute(text("DROP TABLE IF EXISTS cup"))
            session.execute(text("CREATE TABLE cup (job_id INTEGER)"))
        try:
            _ask(app, trial.jobs)
            _kill_again_and_again(start, trial)
            return _judge(trial)
        finally:
            db.session.rollback()
            with write() as session:
                session.execute(text("DROP TABLE cup"))
            db.session.remove()
            db.engine.dispose()


@contextmanager
def _starting(environment: dict[str, str]) -> Iterator[Start]:
    """Start worker processes, and leave none behind."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["faults.teahouse"])
    started: list[ForkServerProcess] = []

    def start() -> ForkServerProcess:
        process = context.Process(target=run_worker, args=(environment,), daemon=True)
        process.start()
        started.append(process)
        return process

    try:
        yield start
    finally:
        for process in started:
            process.kill()
            process.join()
            process.close()


def _ask(app: Flask, jobs: int) -> None:
    for number in range(jobs):
        with write() as session:
            enqueue(session, "tea", {}, key=str(number), now=app.extensions["clock"]())


def _kill_again_and_again(start: Start, trial: Trial) -> None:
    workers = [start(), start()]
    for kill in range(1, trial.kills + 1):
        _await_cups(kill * trial.jobs // (trial.kills + 3))
        workers[0].kill()
        workers = [workers[1], start()]
    workers[0].terminate()  # a deploy: the old one ends what it has in hand
    workers[0].join(timeout=30)
    demand("the old one ended in order", workers[0].exitcode in {0, -signal.SIGTERM}, True)  # or had not yet begun
    start()
    _await_cups(trial.jobs)
    await_true("nothing is stranded", lambda: not _open(), 2 * PACE.lease.total_seconds() + LONGEST / 20)


def _judge(trial: Trial) -> str:
    cups = list(db.session.scalars(text("SELECT job_id FROM cup")))
    demand("effects", len(cups), trial.jobs)
    demand("different effects", len(set(cups)), trial.jobs)
    states = dict(
        db.session.execute(select(Job.state, func.count()).where(Job.kind == "tea").group_by(Job.state)).all()
    )
    demand("jobs by state", states, {DONE: trial.jobs})
    return f"{trial.jobs:,} jobs, {trial.jobs:,} effects; {trial.kills} workers killed, a third of the wake-ups lost"


def _cups() -> int:
    db.session.rollback()
    return db.session.scalar(text("SELECT count(*) FROM cup")) or 0


def _open() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Job).where(Job.kind == "tea", Job.state == OPEN)) or 0


def _await_cups(least: int) -> None:
    await_true(f"{least} effects", lambda: _cups() >= least, LONGEST)


def is_redis_there() -> bool:
    """Whether a Redis server answers on this machine."""
    with redis.Redis.from_url(REDIS) as client:
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False


@contextmanager
def emptied_redis() -> Iterator[None]:
    """The Redis database of these trials, with nothing in it before and after."""
    with redis.Redis.from_url(REDIS) as client:
        client.flushdb()
        yield
        client.flushdb()


def main() -> int:
    """At full length: a file, then a database server with Redis."""
    for kind in (SQLITE, POSTGRESQL):
        with house(kind, 1) as place, emptied_redis_where(kind == POSTGRESQL) as more:
            data, url = str(place.data), place.settings.database_url
            environment = {"STREEPJE_DATA_DIR": data, "STREEPJE_DATABASE_URL": url, **more}
            print(f"{kind}{' and redis' if more else ''}: {kill_workers(environment, Trial())}", flush=True)
    return 0


@contextmanager
def emptied_redis_where(is_wanted: bool) -> Iterator[dict[str, str]]:
    """The setting that names Redis, where it is wanted and there."""
    if is_wanted and is_redis_there():
        with emptied_redis():
            yield {"STREEPJE_REDIS_URL": REDIS}
    else:
        yield {}


if __name__ == "__main__":
    sys.exit(main())
