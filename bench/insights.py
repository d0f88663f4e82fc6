"""Every list and chart in a large organisation: how many statements each asks, and how long they take at p95.

On PostgreSQL 50,000 people with 5 million deeds, on SQLite 10,000 with a million; and a tenth of each, for a page has
to ask as often in a small organisation as in a large one. `--small` does the tenth alone,
and `SQLite` or `PostgreSQL` one of the two.
"""

import sys
import tempfile
import time
from pathlib import Path

from flask import Flask

from app import create_app, keys
from app.config import Settings
from app.database import db, write
from app.people.models import Organisation, Person, Role
from app.people.sessions import open_session
from app.serve.prepare import prepare
from bench.crowd.asking import Asked, at_95, look, plan_of
from bench.crowd.filling import Filling, now
from bench.databases import databases
from bench.seed import cookie

SIZES = {"PostgreSQL": (50_000, 5_000_000), "SQLite": (10_000, 1_000_000)}
TENTH = 10
WITHIN = 50.0  # milliseconds
LOOKS = 10
PAGES = {
    "team": "/team",
    "side by side": "/team/side-by-side",
    "library": "/team/library",
    "wall": "/wall",
    "badges": "/badges",
    "inbox": "/inbox",
    "me": "/me",
    "pot": "/pot",
    "people": "/organisation",
    "today": "/today?made=anew",
}

Measured = dict[str, list[Asked]]


def main(arguments: list[str]) -> int:
    """Measure on each database that is here; 0 where no page is slow, and none asks more than in a small one."""
    failed, only = 0, next((word for word in arguments if word in SIZES), None)
    for name, url in databases():
        if only and name != only:
            continue
        people, deeds = SIZES[name]
        found: list[Measured] = []
        for part in (TENTH, 1)[: 1 if "--small" in arguments else 2]:
            with tempfile.TemporaryDirectory() as folder, url(Path(folder)) as address:
                found.append(_measure(Path(folder), address, name, people // part, deeds // part))
        failed += _grown(found[0], found[-1])
    return int(failed > 0)


def _measure(folder: Path, address: str, name: str, people: int, deeds: int) -> Measured:
    settings = Settings(data_dir=folder, database_url=address)
    prepare(settings)
    app = create_app(settings, keys.session_key(settings))
    begun = time.perf_counter()
    with app.app_context():
        _organisation()
        with db.engine.connect() as connection:
            Filling(connection, people, deeds).fill()
    print(f"\n{name}: {people:,} people, {deeds:,} deeds, filled in {time.perf_counter() - begun:.0f} s", flush=True)
    readers = _readers(app, people)
    found = {page: [look(app, at, header) for header in readers] for page, at in PAGES.items()}
    for page, looks in found.items():
        _tell(app, page, looks)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    return found


def _tell(app: Flask, page: str, looks: list[Asked]) -> None:
    took = at_95([one.milliseconds for one in looks])
    counts = sorted({len(one.statements) for one in looks})
    slowest = max(looks, key=lambda one: one.slowest[0])
    told = f"{counts[0]}" if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"
    print(
        f"  {page:14} {told:>9} statements {took:8.1f} ms at p95, the slowest one {slowest.slowest[0]:.1f} ms",
        flush=True,
    )
    if took > WITHIN:
        print("    " + slowest.slowest[1].replace("\n", "\n    "))
        print("    " + plan_of(app, *slowest.slowest[1:]).replace("\n", "\n    "), flush=True)


def _grown(small: Measured, large: Measured) -> int:
    """How many pages are slow, or ask more of a large organisation than of a small one."""
    failed = 0
    for page in PAGES:
        most = [max(len(one.statements) for one in found[page]) for found in (small, large)]
        if most[1] > most[0]:
            print(f"  {page} asks {most[0]} times in the small organisation and {most[1]} times in the large one")
        failed += most[1] > most[0] or at_95([one.milliseconds for one in large[page]]) > WITHIN
    return failed


def _organisation() -> None:
    with write() as session:
        session.add(
            Organisation(
                name="Bench", country="NL", zone="Europe/Amsterdam", language="nl", word="customer", created_at=now()
            )
        )


def _readers(app: Flask, people: int) -> list[dict[str, str]]:
    """Administrators of the large team and of others, so that each may open every page; signed in."""
    found = []
    with app.app_context(), write() as session:
        for number in range(1, people, max(1, people // LOOKS)):
            person = session.get_one(Person, number)
            person.role = Role.ADMINISTRATOR
            open_session(session, person, "Firefox on Android", now())
            found.append({"Cookie": cookie(app, person)})
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
