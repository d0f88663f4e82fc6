"""A worker process for trials. It pours tea, slowly, and loses wake-ups.

Each cup is a row, written with the mark that the job is done.
"""

import random
import time
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from app import create_app
from app.config import Settings
from app.jobs.rules import Pace
from app.jobs.wake import carrier
from app.jobs.work import Outcome, Task, Work
from app.jobs.worker import Worker

PACE = Pace(
    threads=4,
    lease=timedelta(seconds=2),
    sweep=timedelta(milliseconds=300),
    poll=timedelta(milliseconds=100),
    stop_within=timedelta(seconds=5),
)
DROPPED = 0.3


def pour(task: Task) -> Outcome:
    """A little work outside the database, then the cup."""
    time.sleep(0.02)

    def cup(session: Session) -> None:
        session.execute(text("INSERT INTO cup (job_id) VALUES (:job_id)"), {"job_id": task.id})

    return Outcome(effect=cup)


def teahouse(settings: Settings) -> Flask:
    """The application with other work: only tea."""
    app = create_app(settings, "a key for tests alone, long enough")
    app.extensions["work"] = Work(handlers={"tea": pour}, attempts={"tea": 100})
    huey, _ = carrier(app)
    keep = huey.storage.enqueue

    def lossy(*arguments: Any, **options: Any) -> None:
        if random.random() > DROPPED:
            keep(*arguments, **options)

    huey.storage.enqueue = lossy
    return app


def run_worker(environment: dict[str, str]) -> None:
    """A worker process, until it is stopped or killed."""
    Worker(teahouse(Settings.load(environment)), PACE).run()
