"""The other side of each ratio: what a WSGI function costs that does the least, by hand, on the same server."""

import fcntl
import json
import os
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from jinja2 import Environment

from app.sqlite_choice import sqlite_module

StartResponse = Callable[[str, list[tuple[str, str]]], object]

DATABASE = Path(os.environ.get("STREEPJE_DATA_DIR", ".")) / "bare.db"
TABLE = """CREATE TABLE IF NOT EXISTS deed (person_id INTEGER NOT NULL, id CHAR(32) NOT NULL, kind TEXT NOT NULL,
occurred_at TEXT NOT NULL, zone TEXT NOT NULL, local_day TEXT NOT NULL, received_at TEXT NOT NULL,
is_late BOOLEAN NOT NULL, skew INTEGER NOT NULL, fingerprint BIGINT NOT NULL, payload JSON NOT NULL,
PRIMARY KEY (person_id, id)) WITHOUT ROWID"""
INSERT = "INSERT INTO deed VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?) ON CONFLICT DO NOTHING"
PAGE = Environment(autoescape=True).from_string(
    """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1><p>{{ greeting }}, {{ name }}</p><ol>{% for hour in hours %}<li>{{ hour }}</li>{% endfor %}</ol>
{% for card in cards %}<article><h2>{{ card.title }}</h2><p>{{ card.what }}</p></article>{% endfor %}</body></html>"""
)
_own = threading.local()


def connection() -> Any:
    """Return this thread's connection, set as the application's are."""
    if not hasattr(_own, "connection"):
        _own.connection = sqlite_module().connect(str(DATABASE), timeout=30, isolation_level=None)
        _own.connection.execute("PRAGMA journal_mode=WAL")
        _own.connection.execute("PRAGMA synchronous=FULL")
        _own.connection.execute(TABLE)
    return _own.connection


def deeds(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Insert a batch in one transaction and acknowledge each deed; believe everything."""
    return _taken(environ, start_response, nullcontext())


def queued_deeds(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """The same, but writers stand in a fair queue, as the application's do: a file lock before SQLite's own."""
    return _taken(environ, start_response, _place_in_queue())


@contextmanager
def _place_in_queue() -> Iterator[None]:
    with DATABASE.with_suffix(".writers").open("wb") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        yield


def _taken(
    environ: dict[str, Any], start_response: StartResponse, turn: AbstractContextManager[None]
) -> Iterable[bytes]:
    if environ["REQUEST_METHOD"] != "POST":
        return answer(start_response, b"{}", "application/json")
    body = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
    person = int(environ["HTTP_X_PERSON"])
    rows = [row_of(person, deed, body["sent_at"]) for deed in body["deeds"]]
    database = connection()
    with turn:
        database.execute("BEGIN IMMEDIATE")
        database.executemany(INSERT, rows)
        database.execute("COMMIT")
    results = [{"index": index, "id": row[1], "status": "accepted"} for index, row in enumerate(rows)]
    return answer(start_response, json.dumps({"results": results}).encode(), "application/json")


def row_of(person: int, deed: dict[str, Any], received_at: str) -> tuple[int | str, ...]:
    """Return one deed as the application's own table holds it."""
    payload = json.dumps(deed["payload"])
    key = deed["id"].replace("-", "")
    day, mark = deed["local_day"], zlib.crc32(payload.encode())
    return person, key, deed["kind"], deed["occurred_at"], deed["zone"], day, received_at, mark, payload


def today(_environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Render a trivial template, without looking at anything."""
    cards = [{"title": f"Card {number}", "what": "Call somebody for no reason."} for number in range(3)]
    page = PAGE.render(title="Today", greeting="Good morning", name="Alice", hours=range(8, 18), cards=cards)
    return answer(start_response, page.encode(), "text/html; charset=utf-8")


def answer(start_response: StartResponse, body: bytes, kind: str) -> Iterable[bytes]:
    """Answer 200 with *body*."""
    start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
    return [body]
