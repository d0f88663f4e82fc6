"""The database: one declarative base, one session per request, and one way to write.

Readers need nothing. Writers use `with write():`. On SQLite that queues them on a file lock, which is
fair where SQLite's own waiting polls, and begins IMMEDIATE, because a transaction that reads first
and writes later fails at once with "database is locked" when another writer came between.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from app.sqlite_choice import sqlite_module

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every table maps from; Alembic needs the named constraints to alter SQLite tables."""

    metadata = MetaData(naming_convention=NAMING)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored as naive UTC on both databases."""

    impl = DateTime
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """On SQLite the very text that SQLAlchemy would store, made at once: a batch binds two moments a deed."""
        return _moment_as_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone cannot be stored")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def _moment_as_text(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a moment without a zone cannot be stored")
    if value.tzinfo is not UTC:
        value = value.astimezone(UTC)
    return value.isoformat(" ", "microseconds")[:26]  # without its +00:00


# Rows stay readable after the commit: an answer is written from what was just stored.
db = SQLAlchemy(model_class=Base, disable_autonaming=True, session_options={"expire_on_commit": False})


def engine_options(url: str) -> dict[str, Any]:
    """What `create_engine` needs for this address beside the address itself."""
    json = {"json_serializer": _dumps, "json_deserializer": orjson.loads}
    if make_url(url).get_backend_name() != "sqlite":
        return {"pool_pre_ping": True, "pool_size": 8, "max_overflow": 8, **json}
    return {"module": sqlite_module(), "connect_args": {"timeout": 30, "check_same_thread": False}, **json}


def _dumps(value: object) -> str:
    return orjson.dumps(value).decode()


@event.listens_for(Engine, "connect")
def _prepare_sqlite(dbapi_connection: Any, _record: object) -> None:
    if "sqlite" not in type(dbapi_connection).__module__:
        return
    dbapi_connection.isolation_level = None  # the driver must not begin transactions by itself
    cursor = dbapi_connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-16000",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def upsert_into(session: Session, model: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows `on_conflict_do_…`, in the words of this session's database."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(model)
    return sqlite.insert(model)


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """Wait in the writers' queue: the kernel wakes waiters on a file lock in their order."""
    path = engine.url.database
    if engine.dialect.name != "sqlite" or not path or path == ":memory:":
        yield
        return
    with Path(f"{path}.writers").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield  # closing the file lets the next writer in


@contextmanager
def write(*trusted: Base) -> Iterator[Session]:
    """One transaction that writes: it commits once at the end, or leaves nothing behind.

    Whatever was read before is read again inside, under the lock, so a decision is made on facts.
    Only objects that are `trusted` stay as they were read, where the reading would hold up other writers
    and what is decided does not hang on them.
    """
    session = db.session()
    if session.info.get("writing"):
        raise RuntimeError("a transaction that writes is already open")
    for known in trusted:
        session.expunge(known)
    session.rollback()
    session.add_all(trusted)
    with _turn(db.engine):
        session.info["writing"] = True
        try:
            session.connection(execution_options={"writes": True})
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.info.pop("writing", None)
