"""The database: one declarative base, one session per request, and one way to write.

Readers need nothing. Writers use `with write():`. On SQLite that queues them on a file lock, which is
fair where SQLite's own waiting polls, and begins IMMEDIATE, because a transaction that reads first
and writes later fails at once with "database is locked" when another writer came between.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import orjson
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase, Session, SessionTransaction
from sqlalchemy.types import TypeDecorator

from app.sqlite_choice import sqlite_module
from app.turns import Turn

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


UNNESTED: Any = "unnested"
"""For `relationship(innerjoin=...)` of what is loaded along: an inner join, but an outer one where it hangs on an outer
join. In brackets inside of that, SQLite first makes a table of all people, or of whatever is in the brackets."""


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


def moment_as_said(said: str) -> str:
    """What SQLite stores of a moment that was said as a browser says it; "" where it was said in any other way.

    Writing a moment takes longer than reading it. `said` was read by `datetime.fromisoformat`, so it holds figures.
    """
    is_usual = len(said) == 24 and said[7::12] == "-." and said[10::13] == "TZ"  # 2026-11-23T09:12:30.001Z
    return f"{said[:10]} {said[11:23]}000" if is_usual and said[11:13] != "24" else ""  # newer Pythons read 24:00


def _moment_as_text(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a moment without a zone cannot be stored")
    if value.tzinfo is not UTC:
        value = value.astimezone(UTC)
    return value.isoformat(" ", "microseconds")[:26]  # without its +00:00


class OneDatabase(FlaskSession):
    """A session that looks for its database once, and for its connection once in a transaction: both are asked for with
    every statement, and looking costs more than a small statement takes."""

    _engine: Engine | None = None
    _connection: Connection | None = None

    def get_bind(self, *_args: object, **_options: object) -> Engine:
        """There is one database, whatever is asked of it."""
        if self._engine is None:
            self._engine = self._db.engine
        return self._engine

    def connection(self, *args: Any, **options: Any) -> Connection:
        """The connection of this transaction, which begins where there is none."""
        if self._connection is None or args or options:
            self._connection = super().connection(*args, **options)
        return self._connection


@event.listens_for(OneDatabase, "after_transaction_end")
def _let_go(session: OneDatabase, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session._connection = None


# Rows stay readable after the commit: an answer is written from what was just stored.
db = SQLAlchemy(
    model_class=Base,
    disable_autonaming=True,
    session_options={"class_": OneDatabase, "expire_on_commit": False},
)


def engine_options(url: str) -> dict[str, Any]:
    """What `create_engine` needs for this address beside the address itself."""
    # what people wrote is nothing for a log
    json = {"json_serializer": _dumps, "json_deserializer": orjson.loads, "hide_parameters": True}
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


@event.listens_for(Engine, "connect")
def _prepare_postgresql(dbapi_connection: Any, _record: object) -> None:
    """No compiling of statements: for a page's small ones it takes up to a third of a second, and saves nothing."""
    if "psycopg" not in type(dbapi_connection).__module__:
        return
    dbapi_connection.execute("SET jit = off")
    dbapi_connection.commit()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    """Begin as a reader or as a writer; a writer queues when all else is ready, so that nobody waits for that."""
    if connection.dialect.name != "sqlite":
        return
    turn: Turn | None = connection.get_execution_options().get("turn")
    if turn is not None:
        turn.take()
    connection.connection.cursor().execute("BEGIN" if turn is None else "BEGIN IMMEDIATE")


@event.listens_for(Session, "after_commit")
def _pass_on_after_commit(session: Session) -> None:
    """What is done after a commit, such as waking a worker, holds up nobody."""
    if "turn" in session.info and not session.in_nested_transaction():
        session.info["turn"].pass_on()


def upsert_into(session: Session, model: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows `on_conflict_do_…`, in the words of this session's database."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(model)
    return sqlite.insert(model)


@contextmanager
def write() -> Iterator[Session]:
    """One transaction that writes: it commits once at the end, or leaves nothing behind.

    Whatever was read before is read again inside, under the lock, so a decision is made on facts.
    """
    session = db.session()
    if "turn" in session.info:
        raise RuntimeError("a transaction that writes is already open")
    session.rollback()
    turn = session.info["turn"] = Turn(db.engine)
    try:
        session.connection(execution_options={"turn": turn})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        turn.pass_on()
        session.info.pop("turn", None)
