"""Filling a database with as many people and deeds as are asked for, in statements that make their own rows.

Nothing here goes the way of a deed: it is about how large the tables are, not about how they came to be. Deed number n
is of person n modulo the people; each person has five deeds on a day, and such a day on every second one until now.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from bench.crowd.words import Words, words_of

A_DAY = 5  # deeds of a person
TEAM_OF = 20
LARGE = 50  # the first team has this part of all people


class Filling:
    """One database being filled, until today. `whose`, `made` and `when` are columns that many tables share."""

    def __init__(self, connection: Connection, people: int, deeds: int) -> None:
        self.connection, self.people, self.deeds = connection, people, deeds
        self.words: Words = words_of(connection.dialect.name, now().date())
        self.teams = max(2, people // TEAM_OF)
        self.days = max(1, deeds // people // A_DAY)
        self.rows = people * self.days
        self.nth = f"((n - 1) / {people})"
        large = f"1 + (n - 1) % {people} <= {max(1, people // LARGE)}"
        self.whose = {
            "person_id": f"1 + (n - 1) % {people}",
            "team_id": f"CASE WHEN {large} THEN 1 ELSE 2 + (n - 1) % {self.teams - 1} END",
        }
        self.made = {**self.whose, "deed_id": self.words.id}
        self.when = {
            "local_day": self.words.day(self.nth),
            "occurred_at": self.words.moment(self.nth, "n % 400"),
        }
        self.of_team = f"1 + (n - 1) % {self.teams}"
        """The team of row n where each has its turn."""
        self.leader = f"CASE WHEN n % {self.teams} = 1 THEN 1 ELSE ({self.of_team}) + {self.teams - 2} END"
        """Who leads that team."""

    @property
    def monday(self) -> date:
        """That of this week."""
        return now().date() - timedelta(days=now().weekday())

    def fill(self, parts: Sequence[Callable[["Filling"], None]]) -> None:
        """Let each part put in its own. What refers to what is right by the numbers, and not looked up row by row."""
        self.words.hurry(self.connection)
        for part in parts:
            part(self)
            self.connection.commit()
        self.words.settle(self.connection)

    def insert(self, table: str, count: int, columns: Mapping[str, str], end: str = "") -> None:
        """So many rows, numbered n from 1; `columns` have the SQL of each value."""
        self.run(
            f"INSERT INTO {table} ({', '.join(columns)}) {self.words.series(count)} "
            f"SELECT {', '.join(columns.values())} FROM s {end}"
        )

    def insert_in_bulk(self, table: str, key: str, count: int, columns: Mapping[str, str]) -> None:
        """The same for a table that nothing refers to, where its key is made afterwards: much quicker for millions."""
        before, after = self.words.keyed(table, key)
        for statement in before:
            self.run(statement)
        self.insert(table, count, columns)
        for statement in after:
            self.run(statement)

    def run(self, statement: str) -> None:
        """One statement without values."""
        self.connection.exec_driver_sql(self.words.plain(statement))


def now() -> datetime:
    """The moment until which it is filled."""
    return datetime.now(UTC)
