"""What a batch costs with two million deeds stored, against ten thousand.

Both databases have the same people, who joined long ago; one has two hundred days of all of them behind it, the other
one day. The two servers take turns, and each batch comes from another person, so all corners of the tables are used.
"""

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from flask import Flask
from sqlalchemy import Table, insert, select, update

from app.calendar.rules import game_day
from app.database import db, write
from app.deeds.models import LoggedDeed
from app.deeds.rules import fingerprint
from app.people.models import Person
from app.scores.models import PersonDay, TeamDay
from bench.deeds import ZONE, batches_of
from bench.driver import CLIENTS, Call, Round, drive
from bench.rounds import take_turns
from bench.seed import SignedIn, make_application, seed
from bench.servers import server

PEOPLE = 500
A_DAY = 20
MUCH, LITTLE = 200, 1
"""Days that are stored: two million deeds, and ten thousand."""
JOINED = timedelta(days=400)
TARGET = 1.2


def main() -> int:
    """Measure, print, and return 0 where the growth stays under the target."""
    with tempfile.TemporaryDirectory(prefix="streepje-bench-") as folder:
        small, large = Path(folder) / "small", Path(folder) / "large"
        few, many = prepared(small, LITTLE), prepared(large, MUCH)
        with server("wsgi:app", large) as real, server("wsgi:app", small) as other:
            rates = take_turns(driving(real, many), driving(other, few))
    costs = [1000 / statistics.median(found) for found in rates]
    print(
        f"a batch takes {costs[0]:.2f} ms beside {deeds(MUCH):,} deeds and {costs[1]:.2f} ms beside {deeds(LITTLE):,}"
    )
    print(f"ratio: {costs[0] / costs[1]:.2f} (less than {TARGET} is wanted)")
    return int(costs[0] / costs[1] >= TARGET)


def deeds(days: int) -> int:
    """How many deeds so many days bring."""
    return days * PEOPLE * A_DAY


def prepared(data: Path, days: int) -> list[SignedIn]:
    """A data folder with PEOPLE who stored that many days before today; prints how large the file became."""
    app = make_application(data)
    people = seed(app, PEOPLE)
    fill(app, days)
    size = sum(file.stat().st_size for file in data.glob("*.db*"))
    print(f"{deeds(days):,} deeds of {PEOPLE} people over {days} days: {size / 1e6:,.0f} MB", flush=True)
    return people


def fill(app: Flask, days: int) -> None:
    """Store what happened day by day, as life does, so that the tables have the shape that life gives them."""
    now = datetime.now(UTC).replace(hour=12)  # far from where days begin, also over a clock change
    with app.app_context():
        with write() as session:
            session.execute(update(Person).values(joined_at=now - JOINED))
        found = [(row.id, row.team_id) for row in db.session.execute(select(Person.id, Person.team_id))]
        for ago in range(days, 0, -1):
            moment = now - timedelta(days=ago)
            with write() as session:
                connection = session.connection()
                connection.execute(insert(table(LoggedDeed)), list(strokes(found, moment)))
                connection.execute(insert(table(PersonDay)), [person_day(*one, moment) for one in found])
                connection.execute(insert(table(TeamDay)), team_day(found[0][1], moment))
        db.engine.dispose()


def table(model: type) -> Table:
    """The plain table: loading objects two million times would take an hour."""
    return cast(Table, model.__table__)  # type: ignore[attr-defined]


def strokes(people: list[tuple[int, int]], moment: datetime) -> Iterator[dict[str, Any]]:
    """A_DAY strokes of each person, a minute apart."""
    same = {"kind": "tally", "zone": ZONE, "payload": {}, "is_late": False, "skew": 0}
    same["fingerprint"] = fingerprint(same)
    for minute in range(A_DAY):
        at = moment + timedelta(minutes=minute)
        stamp = {**same, "occurred_at": at, "received_at": at, "local_day": game_day(moment, ZONE)}
        for person, _ in people:
            yield {"person_id": person, "id": id_of(at), **stamp}


def id_of(moment: datetime) -> UUID:
    """A UUIDv7 of that moment: what was done later sorts later."""
    by_chance = random.getrandbits(80) & ~(0xF << 76) & ~(0b11 << 62)
    return UUID(int=int(moment.timestamp() * 1000) << 80 | 0x7 << 76 | 0b10 << 62 | by_chance)


def person_day(person: int, team: int, moment: datetime) -> dict[str, Any]:
    """What the counters say of it."""
    counts = {"strokes": A_DAY, "completions": 0, "surprises": 0, "applauses": 0, "points": 10}
    day = game_day(moment, ZONE)
    return {"person_id": person, "team_id": team, "day": day, "hours": {"9": A_DAY}, "full_hours": 1, **counts}


def team_day(team: int, moment: datetime) -> dict[str, Any]:
    """And of the team."""
    counts = {"strokes": A_DAY * PEOPLE, "completions": 0, "surprises": 0, "applauses": 0, "points": 10 * PEOPLE}
    return {"team_id": team, "day": game_day(moment, ZONE), **counts}


def driving(port: int, people: list[SignedIn]) -> Callable[[float], Round]:
    """Drive a server with batches, each from the next of these people."""
    return lambda seconds: drive(port, seconds, lambda client: in_turn(people[client::CLIENTS]))


def in_turn(people: list[SignedIn]) -> Callable[[], Call]:
    """What makes the next batch, of the next person."""
    makers, turns = [batches_of(person) for person in people], count()
    return lambda: makers[next(turns) % len(makers)]()
