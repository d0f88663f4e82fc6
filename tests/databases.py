"""The databases that the tests run on: SQLite always, PostgreSQL where a server is found."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from app.database import Base, engine_options

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
LOCAL_SERVER = "postgresql+psycopg://postgres@127.0.0.1:5432/test"


def postgres_server() -> str | None:
    """The address of a server that answers, from TEST_DATABASE_URL or on this machine."""
    url = os.environ.get("TEST_DATABASE_URL", LOCAL_SERVER)
    try:
        engine = create_engine(url, connect_args={"connect_timeout": 2})
        with engine.connect():
            pass
        engine.dispose()
    except SQLAlchemyError:
        return None
    return url


@contextmanager
def database_url(kind: str, folders: pytest.TempPathFactory) -> Iterator[str]:
    """An empty database with all tables, gone afterwards."""
    if kind == "sqlite":
        url = f"sqlite:///{folders.mktemp('database') / 'streepje.db'}"
        make_tables(url)
        yield url
        return
    server = postgres_server()
    if server is None:
        pytest.skip("needs a PostgreSQL server: set TEST_DATABASE_URL or start one on this machine")
    name = f"streepje_test_{uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
        # nobody switches the machine off in the middle of a test
        connection.execute(text(f'ALTER DATABASE "{name}" SET synchronous_commit = off'))
    try:
        url = make_url(server).set(database=name).render_as_string(hide_password=False)
        make_tables(url)
        yield url
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        admin.dispose()


def make_tables(url: str) -> None:
    """All tables of the models; a test of its own holds that the migrations make the same."""
    engine = create_engine(url, **engine_options(url))
    Base.metadata.create_all(engine)
    engine.dispose()
