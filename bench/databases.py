"""The databases that a bench runs on: a SQLite file, and PostgreSQL where a server is found; gone afterwards."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

LOCAL_SERVER = "postgresql+psycopg://postgres@127.0.0.1:5432/test"

Database = Callable[[Path], AbstractContextManager[str]]
"""From a folder to the address of an empty database."""


def databases() -> Iterator[tuple[str, Database]]:
    """Each kind that is here, by name."""
    yield "SQLite", _file
    if _server() is not None:
        yield "PostgreSQL", _on_server


def _server() -> str | None:
    url = os.environ.get("TEST_DATABASE_URL", LOCAL_SERVER)
    try:
        engine = create_engine(url, connect_args={"connect_timeout": 2})
        engine.connect().close()
        engine.dispose()
    except SQLAlchemyError:
        return None
    return url


@contextmanager
def _file(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder / 'bench.db'}"


@contextmanager
def _on_server(_folder: Path) -> Iterator[str]:
    server = _server()
    assert server
    name = f"streepje_bench_{uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
        try:
            yield make_url(server).set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    admin.dispose()
