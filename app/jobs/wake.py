"""Waking a worker after a commit: best effort, because the sweep finds what no wake-up announced.

Huey carries the wake-ups, in Redis where the settings name one, else in a small SQLite file of its own. A wake-up says
"there is work", not which: the job table is the truth, and the worker takes what is due longest.
"""

import logging
from typing import Any

from flask import Flask, current_app
from huey import Huey, RedisHuey
from huey.api import TaskWrapper
from huey.storage import SqliteStorage
from redis import ConnectionPool
from sqlalchemy import event
from sqlalchemy.orm import Session

from app import keys
from app.config import Settings
from app.sqlite_choice import sqlite_module

log = logging.getLogger(__name__)
NAME = "streepje"
MOST_AT_ONCE = 12
"""Wake-ups sent after one commit: each woken thread goes on until nothing is due."""
_NOTED = "new_work"


class SoundSqliteStorage(SqliteStorage):
    """Huey's own storage, on the SQLite that is safe with several connections (see app.sqlite_choice)."""

    def __init__(self, name: str, **options: Any) -> None:
        self.integrity_error = sqlite_module().IntegrityError
        self.operational_error = sqlite_module().OperationalError
        super().__init__(name, **options)

    def _create_connection(self) -> Any:
        connection = sqlite_module().connect(self.filename, timeout=self._timeout, check_same_thread=False)
        connection.isolation_level = None
        self._set_journal_mode(connection)
        connection.execute("PRAGMA synchronous=OFF")  # a lost wake-up is found by the sweep
        return connection


def make_huey(settings: Settings, deployment: str) -> Huey:
    """The carrier of wake-ups; opens its storage. In a Redis that others use too, its queue is that of `deployment`."""
    if settings.redis_url:
        pool = ConnectionPool.from_url(settings.redis_url, socket_connect_timeout=1, socket_timeout=3)
        return RedisHuey(f"{NAME}.{deployment}", connection_pool=pool, results=False)
    path = settings.data_dir / "wake.db"
    return Huey(NAME, results=False, storage_class=SoundSqliteStorage, filename=str(path), timeout=1)


def carrier(app: Flask) -> tuple[Huey, TaskWrapper]:
    """This process's Huey and its one task, made at first use: a server forks before that."""
    if "wake" not in app.extensions:
        huey = make_huey(app.config["SETTINGS"], keys.deployment_id(str(app.config["SECRET_KEY"])))

        def work_through() -> None:
            app.extensions["runner"].work_through()  # there is one in a worker only, and only a worker runs tasks

        app.extensions["wake"] = (huey, huey.task(name="work_through")(work_through))
    found: tuple[Huey, TaskWrapper] = app.extensions["wake"]
    return found


def wake(count: int) -> None:
    """Send `count` wake-ups; a failure is logged and left to the sweep."""
    try:
        _, task = carrier(current_app)
        for _ in range(count):
            task()
    except Exception:
        log.warning("no worker could be woken; the sweep will find the work", exc_info=True)


def note_new_work(session: Session, count: int) -> None:
    """Remember to wake workers once this transaction is committed."""
    session.info[_NOTED] = min(MOST_AT_ONCE, session.info.get(_NOTED, 0) + count)


@event.listens_for(Session, "after_commit")
def _wake_after_commit(session: Session) -> None:
    if _NOTED in session.info and not session.in_nested_transaction():
        wake(session.info.pop(_NOTED))


@event.listens_for(Session, "after_rollback")
def _forget_after_rollback(session: Session) -> None:
    session.info.pop(_NOTED, None)
