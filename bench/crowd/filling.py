"""Filling a database with as many people and deeds as are asked for, in statements that make their own rows.

Nothing here goes the way of a deed: it is about how large the tables are, not about how they came to be. Deed number n
is of person n modulo the people; each person has five deeds on a day, and such a day on every second one until now.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from app.challenges.library import LIBRARY
from bench.crowd.words import Words, words_of

A_DAY = 5  # deeds of a person
TEAM_OF = 20
LARGE = 50  # the first team has this part of all people
WEEKS = 12
KINDS = ("tally", "tally", "completion", "applause", "surprise")
"""What the five deeds of a day are."""
BADGES = ("first-stroke", "first-surprise", "five-surprises", "first-challenge")
_ZONE, _NONE = "'Europe/Amsterdam'", "'{}'"


class Filling:
    """One database being filled, until today."""

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

    def fill(self) -> None:
        """All of it; the people have no password and the teams no history but this one."""
        for part in (self._people, self._log, self._days, self._done, self._thanked, self._told, self._published):
            part()
            self.connection.commit()
        self.connection.exec_driver_sql("ANALYZE")
        self.connection.commit()

    def _insert(self, table: str, count: int, columns: dict[str, str], end: str = "") -> None:
        """So many rows, numbered n from 1; `columns` have the SQL of each value."""
        self.connection.exec_driver_sql(
            self.words.plain(
                f"INSERT INTO {table} ({', '.join(columns)}) {self.words.series(count)} "
                f"SELECT {', '.join(columns.values())} FROM s {end}"
            )
        )

    def _people(self) -> None:
        began = self.words.moment("200")
        team = {"id": "n", "name": "'Team ' || n", "department": "'office'", "zone": _ZONE, "country": "'NL'"}
        self._insert("team", self.teams, {**team, "created_at": began})
        person = {
            "id": "n",
            "account": self.words.id,
            "team_id": self.whose["team_id"],
            "name": "'Person ' || n",
            "sign_in_name": "'person ' || n",
            "password_hash": "''",
            "role": "CASE WHEN n % 20 = 3 OR n = 1 THEN 'manager' ELSE 'employee' END",
            "language": "'nl'",
            "work_week": "'1111100'",
            "joined_at": began,
            "revision": "0",
        }
        self._insert("person", self.people, person)

    def _log(self) -> None:
        moment = self.words.moment(f"{self.nth} / {A_DAY}", f"{self.nth} % {A_DAY}")
        deed = {
            "person_id": self.whose["person_id"],
            "id": self.words.id,
            "kind": self.words.one_of(KINDS, f"{self.nth} % {A_DAY}"),
            "occurred_at": moment,
            "zone": _ZONE,
            "local_day": self.words.day(f"{self.nth} / {A_DAY}"),
            "received_at": moment,
            "is_late": self.words.false,
            "skew": "0",
            "fingerprint": "n",
            "payload": _NONE,
        }
        self._insert("deed", self.deeds, deed)

    def _days(self) -> None:
        counts = {"strokes": "2", "completions": "1", "surprises": "1", "applauses": "1", "compliments": "0"}
        day = {"day": self.when["local_day"], "hours": "'{\"9\": 2}'", "full_hours": "1", "points": "28"}
        self._insert("person_day", self.rows, {**self.whose, **counts, **day})
        names = ", ".join((*counts, "points"))
        sums = ", ".join(f"sum({name})" for name in (*counts, "points"))
        self.connection.exec_driver_sql(
            f"INSERT INTO team_day (team_id, day, {names}) SELECT team_id, day, {sums} FROM person_day GROUP BY 1, 2"
        )

    def _done(self) -> None:
        """Challenges and what was found of them, and surprises."""
        done = {**self.made, "ref": self.words.one_of(tuple(LIBRARY), f"n % {len(LIBRARY)}"), "line": "''"}
        self._insert("completion", self.rows, {**done, **self.when})
        found = {
            "person_id": self.whose["person_id"],
            "deed_id": self.words.id,
            "ref": self.words.one_of(tuple(LIBRARY), f"({self.nth} * 31 + n) % {len(LIBRARY)}"),
            "verdict": "CASE WHEN n % 5 = 0 THEN 'meh' ELSE 'useful' END",
        }
        self._insert("verdict", self.people * 4, {**found, **self.when}, "WHERE n > 0 ON CONFLICT DO NOTHING")
        said = {"what": "'Called back to hear whether it worked.'", "for_whom": "''", "landed": "'glad'"}
        self._insert("surprise", self.rows // 2, {"id": "n", **self.made, **said, **self.when})

    def _thanked(self) -> None:
        """Applause and compliments."""
        clap = {
            "person_id": self.whose["person_id"],
            "deed_id": self.words.id,
            "target_kind": "'surprise'",
            "target_id": f"1 + n % {max(1, self.rows // 2)}",
            "owner_id": f"1 + (n * 7) % {self.people}",
        }
        self._insert("applause", self.rows, {**clap, **self.when})
        said = {"because": "'you stayed until the last box was in'", "is_private": self.words.false}
        self._insert("compliment", self.rows // 10, {"id": "n", **self.made, **said, **self.when})
        to = {"compliment_id": "n", "person_id": f"1 + (n * 13) % {self.people}"}
        self._insert("complimented", self.rows // 10, to)

    def _told(self) -> None:
        """Badges, and the inbox."""
        for number, badge in enumerate(BADGES):
            when = {"day": self.words.day(str(number)), "awarded_at": self.words.moment(str(number))}
            evidence = '\'{"have": 5, "num": 5}\''
            self._insert("award", self.people, {**self.whose, "badge": f"'{badge}'", **when, "evidence": evidence})
        told = {"kind": "'challenges'", "params": _NONE, "endpoint": "'today.today'", "arguments": _NONE}
        state = {"group_key": "'bench-' || n", "round": "1", "settled": "1", "more": "0", "is_asked": self.words.false}
        who = {"person_id": self.whose["person_id"], "created_at": self.words.moment(self.nth)}
        self._insert("notification", self.people * 10, {**who, **told, **state})

    def _published(self) -> None:
        monday = now().date() - timedelta(days=now().weekday() + 7)
        numbers = {"strokes": "80", "completions": "40", "surprises": "20", "applauses": "40", "compliments": "NULL"}
        fixed = {"members": "19", "people": "12", **numbers, "asked": _NONE, "kinds": _NONE}
        for n in range(WEEKS):
            week = self.words.date(monday - n * timedelta(weeks=1))
            row = {"team_id": "n", "monday": week, **fixed, "published_at": self.words.moment("0")}
            self._insert("team_week", self.teams, row)


def now() -> datetime:
    """The moment until which it is filled."""
    return datetime.now(UTC)
