"""Kinto: a store of JSON documents for apps that work offline, on PostgreSQL, behind granian with our flags."""

import base64
import json
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

from app.serve.__main__ import GRANIAN
from bench.driver import Call
from bench.peers.processes import ask, run, running
from bench.servers import free_port

PACKAGES = ["kinto[postgresql]==26.5.0", "granian"]
SETTINGS = """
[app:main]
use = egg:kinto
kinto.userid_hmac_secret = {secret}
kinto.storage_backend = kinto.core.storage.postgresql
kinto.storage_url = {url}
kinto.permission_backend = kinto.core.permission.postgresql
kinto.permission_url = {url}
kinto.cache_backend = kinto.core.cache.memory
kinto.bucket_create_principals = system.Authenticated
kinto.batch_max_requests = 100
multiauth.policies = basicauth
"""
MODULE = """from pyramid.paster import get_app
app = get_app("kinto.ini")
"""
WHO = {"Authorization": "Basic " + base64.b64encode(b"bench:bench").decode(), "Content-Type": "application/json"}


def install(folder: Path) -> None:
    """Install it into a virtual environment in *folder*."""
    own = folder / "kinto"
    own.mkdir()
    (own / "kinto_wsgi.py").write_text(MODULE)
    run([sys.executable, "-m", "venv", "venv"], own, "make a virtual environment")
    run(["venv/bin/python", "-m", "pip", "install", "--quiet", *PACKAGES], own, "install kinto")


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Serve it on a database of its own with a collection for each client; gives the port."""
    own, port = folder / "kinto", free_port()
    command = [
        "venv/bin/python",
        "-m",
        "granian",
        *GRANIAN,
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "kinto_wsgi:app",
    ]
    with database() as url:
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        (own / "kinto.ini").write_text(SETTINGS.format(secret=secrets.token_hex(16), url=address))
        run(["venv/bin/kinto", "migrate", "--ini", "kinto.ini"], own, "make kinto's tables")
        with running(command, own, port, {**os.environ, "PYTHONPATH": str(own), "PYTHONWARNINGS": "ignore"}):
            ask(port, "PUT", "/v1/buckets/bench", WHO)
            yield port


@contextmanager
def database() -> Iterator[URL]:
    """A new database on the server that the tests use, dropped at the end."""
    url = make_url(os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test"))
    url = url.set(drivername="postgresql")
    name = f"kinto_{secrets.token_hex(4)}"
    try:
        connection = psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)
    except psycopg.OperationalError as error:
        raise SystemExit(f"streepje: --peers needs a PostgreSQL server (TEST_DATABASE_URL): {error}") from None
    with connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield url.set(database=name)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def batches(ours: list[Callable[[], Call]]) -> list[Callable[[], Call]]:
    """The same deeds as its batch endpoint takes them, each client into a collection of its own."""
    return [turn(number, next_batch) for number, next_batch in enumerate(ours)]


def turn(number: int, next_batch: Callable[[], Call]) -> Callable[[], Call]:
    """What makes the next batch of one client; its first one makes the collection too."""
    collection = f"/buckets/bench/collections/phone{number}"
    makes: list[dict[str, object]] = [{"method": "PUT", "path": collection}]

    def next_call() -> Call:
        deeds = json.loads(next_batch()[2] or b"")["deeds"]
        requests = [*makes, *({"path": f"{collection}/records", "body": {"data": deed}} for deed in deeds)]
        makes.clear()
        body = {"defaults": {"method": "POST"}, "requests": requests}
        return "POST", "/v1/batch", json.dumps(body).encode(), WHO

    return next_call
