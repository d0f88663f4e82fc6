"""A deployment to be mistreated: people on a fresh database, and a server that can be killed."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from flask import Flask
from sqlalchemy import create_engine, make_url, text

from app.config import Settings
from app.database import db, write
from app.people.models import Person
from app.people.sessions import open_session
from app.serve.announce import await_answer
from bench.seed import SignedIn, cookie, make_application, seed
from bench.servers import free_port, start
from faults.line import Line
from faults.phone import Phone

SQLITE, POSTGRESQL = "sqlite", "postgresql"
LOCAL_SERVER = "postgresql+psycopg://postgres@127.0.0.1:5432/test"


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
    more: Mapping[str, str] = field(default_factory=dict)
    """Settings of its servers beside those of every house."""

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
            self.process = start("wsgi:app", self.port, {**settings, **self.more}, output)
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
