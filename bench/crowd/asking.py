"""What a page asks of the database: how many statements, and how long each takes when it is asked again by itself."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event

from app.database import db

TIMES = 3
"""How often each statement is asked again; the quickest counts, so that what else the machine does counts less."""


@dataclass
class Asked:
    """One look at a page. `statements` are those that were sent, each with its values; `page` is how long the whole
    page took, in milliseconds, at the best of a few looks."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    milliseconds: float = 0.0
    page: float = 0.0
    slowest: tuple[float, str, Any] = (0.0, "", ())


@contextmanager
def _listening(engine: Engine, asked: Asked) -> Iterator[None]:
    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.split()[0] not in {"BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT"}:
            asked.statements.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", note)


def look(app: Flask, address: str, headers: Mapping[str, str]) -> Asked:
    """Open a page, then ask again what it only read, and take the time of that, until the last row is there.

    It was opened once before: what a process remembers for a while (app/ranks/standings.py) is not asked by each look.
    """
    asked = Asked()
    _opened(app, address, headers)
    with app.app_context():
        with _listening(db.engine, asked):
            answer = app.test_client(use_cookies=False).get(address, headers=headers)
        if answer.status_code != 200:
            raise SystemExit(f"streepje: {address} answers {answer.status_code}")
        with db.engine.connect() as connection:
            cursor = connection.connection.cursor()
            for statement, values in asked.statements:
                if not statement.startswith(("SELECT", "WITH")):
                    continue
                took = min(_timed(cursor, statement, values) for _ in range(TIMES))
                asked.milliseconds += took
                if took > asked.slowest[0]:
                    asked.slowest = took, statement, values
    asked.page = min(_opened(app, address, headers) for _ in range(TIMES))
    return asked


def _opened(app: Flask, address: str, headers: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    app.test_client(use_cookies=False).get(address, headers=headers)
    return 1000 * (time.perf_counter() - begun)


def _timed(cursor: Any, statement: str, values: Any) -> float:
    begun = time.perf_counter()
    cursor.execute(statement, values)
    cursor.fetchall()
    return 1000 * (time.perf_counter() - begun)


def plan_of(app: Flask, statement: str, values: Any) -> str:
    """How the database goes about a statement."""
    with app.app_context(), db.engine.connect() as connection:
        words = "EXPLAIN (ANALYZE, COSTS OFF) " if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN "
        cursor = connection.connection.cursor()
        cursor.execute(words + statement, values)
        return "\n".join(" ".join(str(part) for part in row if isinstance(part, str)) for row in cursor.fetchall())


def at_95(times: Sequence[float]) -> float:
    """The time that nineteen of twenty looks stay within."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
