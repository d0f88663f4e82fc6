"""Several who write at the same moment, each in a thread with a transaction of its own.

On PostgreSQL alone: with SQLite one writes after the other, by `write()`.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Connection, event, text

from app.database import db

LONGEST = 20  # seconds that anybody waits for a row
_WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


def side_by_side(app: Flask, held: str, *acts: Callable[[], Any]) -> list[Any]:
    """What these answer that all begin, and go on together once the rows are let go that `held` asks for.

    Raises what one of them raises, which is what PostgreSQL says of two who wait for each other.
    """
    if db.engine.dialect.name != "postgresql":
        pytest.skip("one writes after the other")
    db.session.rollback()
    event.listen(db.engine, "begin", _wait_no_longer)
    try:
        with ThreadPoolExecutor(len(acts)) as threads, db.engine.connect() as holder:
            holder.execute(text(f"{held} FOR UPDATE"))
            going = [threads.submit(_in_context, app, act) for act in acts]
            _until_all_wait(len(acts), lambda: any(one.done() for one in going))
            holder.rollback()
            wait(going, timeout=2 * LONGEST)
            return [one.result(timeout=0) for one in going]
    finally:
        event.remove(db.engine, "begin", _wait_no_longer)
        db.session.expire_all()


def _wait_no_longer(connection: Connection) -> None:
    connection.connection.cursor().execute(f"SET LOCAL lock_timeout = '{LONGEST}s'")


def _in_context(app: Flask, act: Callable[[], Any]) -> Any:
    with app.app_context():
        return act()


def _until_all_wait(number: int, is_over: Callable[[], bool]) -> None:
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as looking:
        while looking.execute(_WAITING).scalar_one() < number:
            assert not is_over(), "one of them went by the rows that are held"
