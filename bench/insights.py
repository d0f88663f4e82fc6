"""Every list and chart in a large organisation: how many statements each asks, and how long they take at p95.

On PostgreSQL 50,000 people with 5 million deeds, on SQLite 10,000 with a million; and a tenth of each, for a page has
to ask as often in a small organisation as in a large one. `--small` does the tenth alone, `SQLite` or `PostgreSQL` one
of the two, and `--part 4` a quarter of all in place of all. The plan of whatever is slow is printed with it.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flask import Flask

from app import create_app, keys
from app.config import Settings
from app.database import db, write
from app.people.models import Organisation
from app.serve.prepare import prepare
from bench.crowd import deeds, leading, machinery
from bench.crowd.asking import Asked, at_95, look, plan_of
from bench.crowd.filling import Filling, now
from bench.crowd.pages import FILES, PAGES
from bench.crowd.readers import Reader, readers
from bench.databases import databases

SIZES = {"PostgreSQL": (50_000, 5_000_000), "SQLite": (10_000, 1_000_000)}
TENTH = 10
WITHIN = 50.0  # milliseconds
MORE_OF_MANY = {"rank": 2}
"""By page: statements that are added where very many take part, once and for all (app/ranks/standings.py)."""
PARTS = (*deeds.PARTS, *leading.PARTS, *machinery.PARTS)


class Page(NamedTuple):
    """A page as somebody of a role sees it."""

    role: str
    name: str


Measured = dict[Page, list[Asked]]


def main(arguments: list[str]) -> int:
    """Measure on each database that is here; 0 where no page is slow, and none asks more than in a small one."""
    failed, only = 0, next((word for word in arguments if word in SIZES), None)
    part = int(arguments[arguments.index("--part") + 1]) if "--part" in arguments else 1
    for name, url in databases():
        if only and name != only:
            continue
        people, asked = SIZES[name]
        found: list[Measured] = []
        for share in (TENTH,) if "--small" in arguments else (TENTH, part):
            with tempfile.TemporaryDirectory() as folder, url(Path(folder)) as address:
                found.append(_measure(Path(folder), address, name, people // share, asked // share))
        failed += _judged(found[0], found[-1])
    return int(failed > 0)


def _measure(folder: Path, address: str, name: str, people: int, count: int) -> Measured:
    settings = Settings(data_dir=folder, database_url=address)
    prepare(settings)
    app = create_app(settings, keys.session_key(settings))
    begun = time.perf_counter()
    with app.app_context():
        found_organisation()
        with db.engine.connect() as connection:
            Filling(connection, people, count).fill(PARTS)
    print(f"\n{name}: {people:,} people, {count:,} deeds, filled in {time.perf_counter() - begun:.0f} s", flush=True)
    try:
        return measured(app)
    finally:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def measured(app: Flask) -> Measured:
    """Look at every page as those who may; each is told as it comes, and the plan of one that is slow."""
    found: Measured = {}
    for page, address, those in _looks(app):
        found[page] = [look(app, address.format(**one.numbers), one.headers) for one in those]
        _tell(app, page, found[page])
    return found


def _looks(app: Flask) -> Iterator[tuple[Page, str, list[Reader]]]:
    by_role = readers(app)
    for role, pages in PAGES.items():
        for name, address in pages.items():
            yield Page(role, name), address, by_role[role]


def _tell(app: Flask, page: Page, looks: list[Asked]) -> None:
    took = at_95([one.milliseconds for one in looks])
    counts = sorted({len(one.statements) for one in looks})
    slowest = max(looks, key=lambda one: one.slowest[0])
    told = f"{counts[0]}" if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"
    print(
        f"  {page.role:14}{page.name:26}{told:>9} statements{took:8.1f} ms at p95, the slowest{slowest.slowest[0]:7.1f}"
        f"; the page{min(one.page for one in looks):6.0f} ms",
        flush=True,
    )
    if took > WITHIN and page.name not in FILES:
        print("    " + slowest.slowest[1].replace("\n", "\n    "))
        print("    " + plan_of(app, *slowest.slowest[1:]).replace("\n", "\n    "), flush=True)


def _judged(small: Measured, large: Measured) -> int:
    """How many pages are slow, or ask more of a large organisation than of a small one."""
    failed = 0
    for page in large:
        most = [max(len(one.statements) for one in found[page]) for found in (small, large)]
        if most[1] > most[0] + MORE_OF_MANY.get(page.name, 0):
            print(f"  {page.name} asks {most[0]} times in the small organisation and {most[1]} times in the large one")
        is_slow = page.name not in FILES and at_95([one.milliseconds for one in large[page]]) > WITHIN
        failed += most[1] > most[0] + MORE_OF_MANY.get(page.name, 0) or is_slow
    return failed


def found_organisation() -> None:
    """The one row of the organisation."""
    with write() as session:
        session.add(
            Organisation(
                name="Bench", country="NL", zone="Europe/Amsterdam", language="nl", word="customer", created_at=now()
            )
        )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
