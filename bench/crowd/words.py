"""How each kind of database says what the filling needs: numbers in a row, ids, days and moments that count back."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol


class Words(Protocol):
    """The SQL of values, made of n, the number of a row."""

    id: str
    false: str

    def series(self, count: int) -> str:
        """Before SELECT: rows s.n from 1 on."""

    def day(self, ago: str) -> str:
        """A day so many steps of two days ago."""

    def moment(self, ago: str, minutes: str = "0") -> str:
        """A moment of such a day."""

    def date(self, day: date) -> str:
        """This very day."""

    def one_of(self, texts: Sequence[str], at: str) -> str:
        """The text at a place, from nought."""

    def plain(self, statement: str) -> str:
        """A statement for the driver, without values."""


class Postgres:
    """PostgreSQL."""

    id = "(lpad(to_hex(n), 12, '0') || '70008000000000000000')::uuid"
    false = "FALSE"

    def __init__(self, today: date) -> None:
        self.today = today

    def series(self, count: int) -> str:
        return f"WITH s(n) AS (SELECT generate_series(1, {count}))"

    def day(self, ago: str) -> str:
        return f"(DATE '{self.today}' - 2 * ({ago}))"

    def moment(self, ago: str, minutes: str = "0") -> str:
        return f"(TIMESTAMP '{self.today} 06:00' + (({minutes}) - 2880 * ({ago})) * INTERVAL '1 minute')"

    def date(self, day: date) -> str:
        return f"DATE '{day}'"

    def one_of(self, texts: Sequence[str], at: str) -> str:
        return f"('{{{','.join(texts)}}}'::text[])[1 + {at}]"

    def plain(self, statement: str) -> str:
        return statement.replace("%", "%%")


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

    def moment(self, ago: str, minutes: str = "0") -> str:
        return f"(datetime('{self.today} 06:00', (({minutes}) - 2880 * ({ago})) || ' minutes') || '.000000')"

    def date(self, day: date) -> str:
        return f"'{day}'"

    def one_of(self, texts: Sequence[str], at: str) -> str:
        whens = " ".join(f"WHEN {number} THEN '{text}'" for number, text in enumerate(texts))
        return f"CASE {at} {whens} END"

    def plain(self, statement: str) -> str:
        return statement


def words_of(dialect: str, today: date) -> Words:
    """Those of a database."""
    return Postgres(today) if dialect == "postgresql" else Sqlite(today)
