"""What a database holds in the end, and saying so where it is not what it should be."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import Table, func, select, text

from app.database import db, write
from app.deeds.models import LoggedDeed
from app.scores.models import PersonDay, TeamDay
from app.scores.recount import rebuild
from faults.house import House, NotSurvived

_COUNTERS = ("strokes", "completions", "surprises", "applauses", "points")


@dataclass(frozen=True, slots=True)
class Audit:
    """What the database holds in the end."""

    stored: int
    ids: frozenset[str]
    strokes: int
    is_counted_right: bool
    is_whole: bool

    def since(self, before: "Audit") -> "Audit":
        """What has come since an earlier look."""
        stored, strokes = self.stored - before.stored, self.strokes - before.strokes
        return Audit(stored, self.ids - before.ids, strokes, self.is_counted_right, self.is_whole)


def audit(house: House) -> Audit:
    """Look at everything that is stored, and count it anew."""
    with house.app.app_context():
        session = db.session()
        stored = session.scalar(select(func.count()).select_from(LoggedDeed)) or 0
        ids = frozenset(str(UUID(str(name))) for name in session.scalars(select(LoggedDeed.id)))
        strokes = int(session.scalar(select(func.sum(PersonDay.strokes))) or 0)
        before = _counters()
        with write() as writing:
            rebuild(writing)
        after = _counters()
        is_whole = True
        if house.settings.is_sqlite:
            is_whole = session.scalar(text("PRAGMA integrity_check")) == "ok"
        session.rollback()
        db.engine.dispose()
    return Audit(stored, ids, strokes, before == after, is_whole)


def _counters() -> set[tuple[object, ...]]:
    """Every counter that is not nothing."""
    rows: set[tuple[object, ...]] = set()
    for owner, model in ((PersonDay.person_id, PersonDay), (TeamDay.team_id, TeamDay)):
        table = cast(Table, model.__table__)
        columns = [table.c[name] for name in ("day", *_COUNTERS)]
        found = db.session.execute(select(owner, *columns)).all()
        rows |= {(table.name, *row) for row in found if any(row[2:])}
    heard = db.session.execute(select(PersonDay.person_id, PersonDay.day, PersonDay.hours)).all()
    return rows | {(person, day, str(sorted(hours.items()))) for person, day, hours in heard if hours}


def demand(what: str, found: object, wanted: object) -> None:
    """Say that something is as it must be, or raise NotSurvived."""
    if found != wanted:
        raise NotSurvived(f"{what}: {found}, not {wanted}")


def await_true(what: str, is_true: Callable[[], bool], within: float = 60.0) -> None:
    """Wait until a condition holds; NotSurvived where it does not in time."""
    deadline = time.monotonic() + within
    while not is_true():
        if time.monotonic() > deadline:
            raise NotSurvived(f"{what}: not within {within:.0f} s")
        time.sleep(0.05)
