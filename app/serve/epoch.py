"""A new epoch: what a database needs that was put back from a backup, so that phones can tell (docs/adr/0013)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, inspect, select, text, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from uuid_utils.compat import uuid7

from app.database import Base, engine_options
from app.people.models import Organisation
from app.serve.checks import StartRefused
from app.serve.prepare import migrate_on

GAP = 100_000
_NUMBERED_ANEW = text(
    "INSERT INTO sqlite_sequence (name, seq)"
    " SELECT :name, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = :name)"
)
_ROOM_ON_SQLITE = text("UPDATE sqlite_sequence SET seq = seq + :gap WHERE name = :name")
_ROOM_ON_POSTGRESQL = text(
    "SELECT setval(number, nextval(number) + :gap)"
    " FROM (SELECT pg_get_serial_sequence(:name, 'id') AS number) AS found WHERE number IS NOT NULL"
)


def begin_epoch(url: str, known: Sequence[UUID | None]) -> None:
    """Bring a database to this version, and begin a new epoch, greater than its own and the *known* ones."""
    engine = create_engine(url, **engine_options(url))
    try:
        with engine.connect() as connection:
            migrate_on(connection)
        before = [epoch for epoch in (*known, _ask_epoch(engine)) if epoch is not None]
        with engine.begin() as connection:
            connection.execute(update(Organisation).values(epoch=next_epoch(before)))
            leave_room(connection)
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise StartRefused(f"cannot begin a new epoch in {engine.url.render_as_string()}: {reason}") from None
    finally:
        engine.dispose()


def leave_room(connection: Connection) -> None:
    """Go on numbering far beyond what was handed out since the backup.

    Phones bring back claps for "surprise:12". Where the restored database has no 12 yet, they must not land on the next
    surprise that somebody logs.
    """
    is_sqlite = connection.dialect.name == "sqlite"
    for table in Base.metadata.sorted_tables:
        if is_sqlite and table.dialect_options["sqlite"]["autoincrement"]:
            connection.execute(_NUMBERED_ANEW, {"name": table.name})
            connection.execute(_ROOM_ON_SQLITE, {"name": table.name, "gap": GAP})
        elif not is_sqlite and "id" in table.c:
            connection.execute(_ROOM_ON_POSTGRESQL, {"name": table.name, "gap": GAP})


def next_epoch(known: Sequence[UUID]) -> UUID:
    """A new epoch that is greater than all that are known, also on a machine whose clock is slow."""
    fresh: UUID = uuid7()
    return max([fresh, *(UUID(int=epoch.int + 1) for epoch in known)], key=lambda epoch: epoch.int)


def epoch_of(url: str) -> UUID | None:
    """The epoch of a database that is about to be replaced; None where it is too damaged to say, or too old."""
    engine = create_engine(url, **engine_options(url))
    try:
        return _ask_epoch(engine)
    except SQLAlchemyError:
        return None
    finally:
        engine.dispose()


def _ask_epoch(engine: Engine) -> UUID | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("organisation"):
            return None
        return connection.scalar(select(Organisation.epoch).limit(1))
