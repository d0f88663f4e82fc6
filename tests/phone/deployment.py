"""The real application on loopback, with a clock that a test moves and a team that works every day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask
from playwright.sync_api import BrowserContext
from sqlalchemy import func, select

from app import create_app
from app.calendar.rules import game_day
from app.config import Settings
from app.database import db, write
from app.deeds.models import LoggedDeed
from app.people.actions import NewPerson, add_person, add_team
from app.people.models import Organisation, Person, Role
from app.people.sessions import open_session
from tests.conftest import CORRECT_HORSE
from tests.databases import make_tables

EVERY_DAY = "1111111"
NO_HOLIDAYS = "XX"
CAST = (("Alice Ahmed", Role.EMPLOYEE), ("Maria Martens", Role.MANAGER), ("Ada Adams", Role.ADMINISTRATOR))


class Deployment:
    """One organisation with an employee, a manager and an administrator on one team."""

    def __init__(self, data_dir: Path, zone: str) -> None:
        self.zone = zone
        self._clock_file = data_dir / "clock"
        settings = Settings(data_dir=data_dir, clock_file=self._clock_file)
        make_tables(settings.database_url)
        self.app: Flask = create_app(settings, secret_key="a key for tests alone, long enough")
        self.accounts: dict[Role, UUID] = {}
        with self.app.app_context(), write() as session:
            now = self.now()
            organisation = Organisation(
                name="Linden", country=NO_HOLIDAYS, zone=zone, language="en", word="customer", created_at=now
            )
            session.add(organisation)
            team = add_team(session, organisation, "Delivery", "transport", now)
            for name, role in CAST:
                new = NewPerson(name, "correct horse", role, "en", EVERY_DAY)
                self.accounts[role] = add_person(session, team, new, now, password_hash=CORRECT_HORSE).account

    def shift(self, by: timedelta) -> None:
        """Move the server's clock away from the real one."""
        self._clock_file.write_text(str(by.total_seconds()))

    def now(self) -> datetime:
        text = self._clock_file.read_text() if self._clock_file.exists() else "0"
        return datetime.now(UTC) + timedelta(seconds=float(text))

    def today(self) -> str:
        return game_day(self.now(), self.zone).isoformat()

    def sign_in(self, context: BrowserContext, address: str, role: Role = Role.EMPLOYEE) -> str:
        """Put a signed-in session's cookie into the browser; answers the account."""
        client = self.app.test_client()
        with self.app.app_context(), write() as session:
            person = session.scalars(select(Person).where(Person.account == self.accounts[role])).one()
            open_session(session, person, "Chrome on Android", self.now())
            token = person.get_id()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        stored = client.get_cookie("streepje")
        assert stored is not None
        context.add_cookies([{"name": "streepje", "value": stored.value, "url": address, "expires": 2_000_000_000}])
        return str(self.accounts[role])

    def deeds(self) -> dict[tuple[str, str], int]:
        """How many deeds are stored, by day and kind."""
        columns = LoggedDeed.local_day, LoggedDeed.kind
        with self.app.app_context():
            rows = db.session.execute(select(*columns, func.count()).group_by(*columns)).all()
        return {(day.isoformat(), kind): number for day, kind, number in rows}

    def state(self) -> dict[str, Any]:
        """What the server would tell Alice's phone now."""
        with self.app.app_context():
            session = db.session()
            alice = session.scalars(select(Person).where(Person.role == Role.EMPLOYEE)).one()
            found: dict[str, Any] = self.app.extensions["way"].state(session, alice, self.now(), [])
        return found


@contextmanager
def deployed(data_dir: Path, zone: str) -> Iterator[Deployment]:
    """A deployment that nobody serves yet."""
    deployment = Deployment(data_dir, zone)
    yield deployment
    with deployment.app.app_context():
        db.session.remove()
        db.engine.dispose()
