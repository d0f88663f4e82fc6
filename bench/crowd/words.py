"""How each kind of database says what the filling needs: numbers in a row, ids, days and moments that count back."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from sqlalchemy import Connection


class Words(Protocol):
    """The SQL of values, made of n, the number of a row."""

    id: str
    false: str

    def series(self, count: int) -> str:
        """Before SELECT: rows s.n from 1 on."""

    def day(self, ago: str) -> str:
        """A day so many steps of two days ago."""

    def later(self, day: str, days: int) -> str:
        """So many days after a day."""

    def moment(self, ago: str, minutes: str = "0") -> str:
        """A moment of such a day."""

    def date(self, day: date) -> str:
        """This very day."""

    def one_of(self, texts: Sequence[str], at: str) -> str:
        """The text at a place, from nought."""

    def plain(self, statement: str) -> str:
        """A statement for the driver, without values."""

    def keyed(self, table: str, key: str) -> tuple[Sequence[str], Sequence[str]]:
        """What takes the primary key off a table, and what puts it there again."""

    def hurry(self, connection: Connection) -> None:
        """Fill without looking up what rows refer to, and without waiting for the disk: nobody depends on it yet."""

    def settle(self, connection: Connection) -> None:
        """Be again as the application expects, with the tables counted and read once."""


_COUNTED_ON = """
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'id' AND column_default LIKE 'nextval%%' LOOP
    EXECUTE format('SELECT setval(pg_get_serial_sequence(%%L, ''id''), coalesce(max(id), 0) + 1) FROM %%I',
      one.name, one.name);
  END LOOP;
END $$
"""
"""On PostgreSQL numbers go on from what was counted, not from what was filled in by number."""


HURRIED = {"synchronous_commit": "off", "maintenance_work_mem": "'512MB'", "max_parallel_workers_per_gather": "0"}


class Postgres:
    """PostgreSQL."""

    id = "(lpad(to_hex(n), 12, '0') || '70008000000000000000')::uuid"
    false = "FALSE"

    def __init__(self, today: date) -> None:
        self.today = today
        self.hurried = dict(HURRIED)

    def series(self, count: int) -> str:
        return f"WITH s(n) AS (SELECT generate_series(1, {count}))"

    def day(self, ago: str) -> str:
        return f"(DATE '{self.today}' - 2 * ({ago}))"

    def later(self, day: str, days: int) -> str:
        return f"({day} + {days})"

    def moment(self, ago: str, minutes: str = "0") -> str:
        return f"(TIMESTAMP '{self.today} 06:00' + (({minutes}) - 2880 * ({ago})) * INTERVAL '1 minute')"

    def date(self, day: date) -> str:
        return f"DATE '{day}'"

    def one_of(self, texts: Sequence[str], at: str) -> str:
        return f"('{{{','.join(texts)}}}'::text[])[1 + {at}]"

    def plain(self, statement: str) -> str:
        return statement.replace("%", "%%")

    def keyed(self, table: str, key: str) -> tuple[Sequence[str], Sequence[str]]:
        change = f"ALTER TABLE {table}"
        made = f"{change} ADD CONSTRAINT pk_{table} PRIMARY KEY ({key})"
        return [f"{change} DROP CONSTRAINT pk_{table}"], [made]

    def hurry(self, connection: Connection) -> None:
        if connection.exec_driver_sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").scalar():
            self.hurried["session_replication_role"] = "replica"
        for name, value in self.hurried.items():
            connection.exec_driver_sql(f"SET {name} = {value}")
        connection.commit()

    def settle(self, connection: Connection) -> None:
        connection.exec_driver_sql(_COUNTED_ON)
        for name in self.hurried:  # not all: what the application sets on its connections is what is measured
            connection.exec_driver_sql(f"RESET {name}")
        connection.commit()
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM ANALYZE")


class Sqlite:
    """SQLite."""

    id = "(printf('%012x', n) || '70008000000000000000')"
    false = "0"

    def __init__(self, today: date) -> None:
        self.today = today

    def series(self, count: int) -> str:
        return f"WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {count})"

    def day(self, ago: str) -> str:
        return f"date('{self.today}', (-2 * ({ago})) || ' days')"

    def later(self, day: str, days: int) -> str:
        return f"date({day}, '{days} days')"

    def moment(self, ago: str, minutes: str = "0") -> str:
        return f"(datetime('{self.today} 06:00', (({minutes}) - 2880 * ({ago})) || ' minutes') || '.000000')"

    def date(self, day: date) -> str:
        return f"'{day}'"

    def one_of(self, texts: Sequence[str], at: str) -> str:
        whens = " ".join(f"WHEN {number} THEN '{text}'" for number, text in enumerate(texts))
        return f"CASE {at} {whens} END"

    def plain(self, statement: str) -> str:
        return statement

    def keyed(self, table: str, key: str) -> tuple[Sequence[str], Sequence[str]]:
        return [], []  # the table is its key

    def hurry(self, connection: Connection) -> None:
        for pragma in ("foreign_keys=OFF", "synchronous=OFF", "cache_size=-256000"):
            connection.connection.cursor().execute(f"PRAGMA {pragma}")

    def settle(self, connection: Connection) -> None:
        connection.commit()
        for words in ("ANALYZE", "PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-16000"):
            connection.connection.cursor().execute(words)


def words_of(dialect: str, today: date) -> Words:
    """Those of a database."""
    return Postgres(today) if dialect == "postgresql" else Sqlite(today)
