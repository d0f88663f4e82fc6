"""A deployment to be mistreated: people on a fresh database, a server that can be killed, and an audit afterwards."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import Table, create_engine, func, make_url, select, text

from app.config import Settings
from app.database import db, write
from app.deeds.models import LoggedDeed
from app.people.models import Person
from app.people.sessions import open_session
from app.scores.actions import rebuild
from app.scores.models import PersonDay, TeamDay
from app.serve.announce import await_answer
from bench.seed import SignedIn, cookie, make_application, seed
from bench.servers import free_port, start
from faults.line import Line
from faults.phone import Phone

SQLITE, POSTGRESQL = "sqlite", "postgresql"
LOCAL_SERVER = "postgresql+psycopg://postgres@127.0.0.1:5432/test"
_COUNTERS = ("strokes", "completions", "surprises", "applauses", "points")


class NotSurvived(Exception):
    """What should never happen has happened; the message says what."""


@dataclass(slots=True)
class House:
    """A data folder with people, and the server on it."""

    app: Flask
    data: Path
    people: Sequence[SignedIn]
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def settings(self) -> Settings:
        """The settings of this deployment."""
        found: Settings = self.app.config["SETTINGS"]
        return found

    @property
    def log(self) -> Path:
        """What its servers said, all of them."""
        return self.data / "server.log"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = {"STREEPJE_DATA_DIR": str(self.data), "STREEPJE_DATABASE_URL": self.settings.database_url}
        with self.log.open("ab") as output:
            self.process = start("wsgi:app", self.port, settings, output)
        if not await_answer("127.0.0.1", self.port):
            raise NotSurvived("the server does not answer any more")

    def processes(self) -> list[int]:
        """The ids of the server's processes: the first is granian, the others do the work."""
        if self.process is None:
            return []
        pid = self.process.pid
        workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [pid, *(int(worker) for worker in workers)]

    def kill(self) -> None:
        """Kill -9 everything of the server."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """Stop the server as the supervisor does."""
        if self.process is not None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=20)
            self.kill()

    def phone(self, person: int) -> Phone:
        """A phone of this person, with a good line."""
        signed_in = self.people[person % len(self.people)]
        return Phone(signed_in.account, Line(self.port, signed_in.headers))

    def sign_in(self, person: int) -> dict[str, str]:
        """The header of one more device of this person."""
        with self.app.app_context(), write() as session:
            found = session.get_one(Person, self.people[person].id)
            open_session(session, found, "Firefox on Android", self.app.extensions["clock"]())
            return {"Cookie": cookie(self.app, found)}


@dataclass(frozen=True, slots=True)
class Audit:
    """What the database holds in the end."""

    stored: int
    ids: frozenset[str]
    strokes: int
    is_counted_right: bool
    is_whole: bool


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


@contextmanager
def house(kind: str, people: int, parent: Path | None = None) -> Iterator[House]:
    """A fresh deployment on this kind of database, in a folder of its own; everything of it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="streepje-faults-", dir=parent) as folder, _database(kind) as url:
        data = Path(folder) / "data"
        app = make_application(data, url)
        made = House(app, data, seed(app, people))
        try:
            yield made
        finally:
            made.kill()
            with app.app_context():
                db.session.remove()
                db.engine.dispose()


@contextmanager
def _database(kind: str) -> Iterator[str]:
    if kind == SQLITE:
        yield ""
        return
    server = os.environ.get("TEST_DATABASE_URL", LOCAL_SERVER)
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    name = f"streepje_faults_{uuid4().hex[:12]}"
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        admin.dispose()


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
