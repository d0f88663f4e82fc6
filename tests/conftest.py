"""What every test may ask for: an application on a real database, and a small cast of people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app import create_app
from app.audit.models import GUARDS, Act
from app.config import Settings
from app.database import Base, db, write
from app.people.actions import NewPerson, add_person, add_team
from app.people.models import Organisation, Person, Role, Team
from app.people.sessions import open_session
from tests.databases import DATABASES, database_url

pytest_plugins = ["tests.tooling"]

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # ten o'clock in Amsterdam


@dataclass
class TestClock:
    """A clock that a test sets and moves."""

    __test__ = False
    moment: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> datetime:
        self.moment += timedelta(**by)
        return self.moment


class AsRead(TestResponse):
    """A page whose text is as one reads it: a space at which no line breaks is a space."""

    @property
    def text(self) -> str:
        return super().text.replace("\N{NO-BREAK SPACE}", " ") if self.mimetype == "text/html" else super().text


class Browser(FlaskClient):
    """A client whose every request has a context of its own, as on a server.

    The test's own session looks anew afterwards, so it sees what the request changed.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.response_wrapper = type("AsRead", (AsRead, self.response_wrapper), {})

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        with self.application.app_context():
            answer = super().open(*args, **kwargs)
        db.session.rollback()
        return answer


@dataclass
class Cast:
    """Alice and Bob are on one team with manager Maria; Carol is on another; Ada administers."""

    organisation: Organisation
    team: Team
    other_team: Team
    alice: Person
    bob: Person
    maria: Person
    carol: Person
    ada: Person
    everybody: list[Person] = field(default_factory=list)


@pytest.fixture(params=DATABASES, scope="session")
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty database with all tables, on each kind that is here."""
    with database_url(request.param, tmp_path_factory) as url:
        yield url


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all tests, so that the assets are built once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture(scope="session")
def made() -> dict[str, Flask]:
    """The application by database, made once for each: making it and reading its templates is most of a short test."""
    return {}


@pytest.fixture
def app(database: str, clock: TestClock, data_folder: Path, made: dict[str, Flask]) -> Iterator[Flask]:
    """The application, signed out, on an emptied database; what a test sets on it is gone afterwards."""
    if database not in made:
        settings = Settings(data_dir=data_folder, database_url=database)
        made[database] = create_app(settings, secret_key="a key for tests alone, long enough")
        made[database].config["TESTING"] = True
        made[database].test_client_class = Browser
    app = made[database]
    config, extensions = dict(app.config), dict(app.extensions)
    app.extensions["clock"] = clock
    app.extensions["kept_pages"].pages.clear()
    with app.app_context():
        empty_tables()
        yield app
        db.session.remove()
        db.engine.dispose()
    for now, before in ((app.config, config), (app.extensions, extensions)):
        now.clear()
        now.update(before)


def empty_tables() -> None:
    """Delete every row, children first, and begin numbering anew where the database can. Acts too: only tests can.

    Only tables with rows are touched: PostgreSQL makes new files for each table that it truncates, also an empty one.
    """
    tables = list(reversed(Base.metadata.sorted_tables))
    has_rows = " UNION ALL ".join(
        f'SELECT {number} WHERE EXISTS (SELECT 1 FROM "{table.name}")' for number, table in enumerate(tables)
    )
    with write() as session:
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("SET LOCAL session_replication_role = replica"))
            session.execute(text(_NUMBER_ANEW))
        else:
            forget_acts(session)
        for number in sorted(session.scalars(text(has_rows))):
            session.execute(tables[number].delete())


_NUMBER_ANEW = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences
    WHERE last_value IS NOT NULL
"""


def forget_acts(session: Session) -> None:
    """On SQLite: remove the acts that there are."""
    if session.scalar(select(Act.sequence).limit(1)) is None:
        return
    session.execute(text("DROP TRIGGER act_unremoved"))
    session.execute(delete(Act))
    session.execute(text(next(guard for guard in GUARDS["sqlite"] if "act_unremoved" in guard)))


@pytest.fixture
def cast(app: Flask, clock: TestClock) -> Cast:
    """The people of most tests; everybody's password is "correct horse"."""
    now = clock() - timedelta(days=30)
    with write() as session:
        organisation = Organisation(
            name="Linden", country="NL", zone="Europe/Amsterdam", language="en", word="customer", created_at=now
        )
        session.add(organisation)
        team = add_team(session, organisation, "Delivery", "transport", now)
        other = add_team(session, organisation, "Invoices", "finance", now)
        people = {
            name: add_person(
                session,
                home,
                NewPerson(f"{name} {surname}", "correct horse", role, "en"),
                now,
                password_hash=CORRECT_HORSE,
            )
            for name, surname, home, role in (
                ("Alice", "Ahmed", team, Role.EMPLOYEE),
                ("Bob", "Bakker", team, Role.EMPLOYEE),
                ("Maria", "Martens", team, Role.MANAGER),
                ("Carol", "Claes", other, Role.EMPLOYEE),
                ("Ada", "Adams", other, Role.ADMINISTRATOR),
            )
        }
    return Cast(
        organisation,
        team,
        other,
        everybody=list(people.values()),
        **{name.lower(): person for name, person in people.items()},
    )


# argon2id of "correct horse", with few rounds so that tests are quick.
CORRECT_HORSE = "$argon2id$v=19$m=8,t=1,p=1$CyNJUpiyP0iBbmF9J+uhfQ$/02dhG85Is7Owouv0vn1DbClRi3TRen7gWZjdzAIAgM"


def client_for(app: Flask, person: Person) -> FlaskClient:
    """A browser in which `person` is signed in."""
    with write() as session:
        opened = session.merge(person)
        open_session(session, opened, "Firefox on Android", app.extensions["clock"]())
        token = opened.get_id()
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
        cookie["_fresh"] = True
    return client


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    """A browser in which nobody is signed in."""
    return app.test_client()


@pytest.fixture
def alice(app: Flask, cast: Cast) -> FlaskClient:
    return client_for(app, cast.alice)


@pytest.fixture
def bob(app: Flask, cast: Cast) -> FlaskClient:
    return client_for(app, cast.bob)


@pytest.fixture
def maria(app: Flask, cast: Cast) -> FlaskClient:
    return client_for(app, cast.maria)


@pytest.fixture
def carol(app: Flask, cast: Cast) -> FlaskClient:
    return client_for(app, cast.carol)


@pytest.fixture
def ada(app: Flask, cast: Cast) -> FlaskClient:
    return client_for(app, cast.ada)
