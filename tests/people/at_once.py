"""Two who change something at once, each in a session of their own, on a database on which both may write."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.database import db, write

Change = Callable[[Session], object]

_LONGEST = text("SET LOCAL lock_timeout = '20s'")
_WAITING = text("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


def at_once(app: Flask, first: Change, second: Change) -> None:
    """`second` begins when `first` is through but not committed yet; it ends before that, or waits for it."""
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one writer at a time")

    def other() -> None:
        with app.app_context():
            _change(second)
            db.session.remove()

    with ThreadPoolExecutor(1) as crowd:
        with write() as session:
            session.execute(_LONGEST)
            first(session)
            session.flush()
            running = crowd.submit(other)
            while not running.done() and not _is_waited_for():
                wait([running], timeout=0.02)
        running.result(timeout=30)
    db.session.expire_all()


def _change(act: Change) -> None:
    with write() as session:
        session.execute(_LONGEST)
        act(session)


def _is_waited_for() -> bool:
    with db.engine.connect() as connection:
        return connection.scalar(_WAITING) is not None
