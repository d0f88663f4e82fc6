"""A backup from before somebody was erased knows them; restored, it forgets them again (F16)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from app.config import Settings
from app.database import engine_options
from app.people.actions import NewPerson, add_person, add_team
from app.people.models import Organisation, Person
from app.privacy import journal
from app.privacy.erasing import erase
from app.serve import restore
from app.serve.backup import back_up
from app.serve.prepare import migrate_on
from tests.conftest import CORRECT_HORSE

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@contextmanager
def opened(settings: Settings) -> Iterator[Session]:
    engine = create_engine(settings.database_url, **engine_options(settings.database_url))
    with Session(engine) as session, session.begin():
        yield session
    engine.dispose()


def names(settings: Settings) -> list[str]:
    with opened(settings) as session:
        return sorted(session.scalars(select(Person.name)))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Alice and Bob, and a backup that knows both."""
    settings = Settings(data_dir=tmp_path / "data")
    settings.data_dir.mkdir()
    with opened(settings) as session:
        migrate_on(session.connection())
        organisation = Organisation(
            name="Linden", country="NL", zone="Europe/Amsterdam", language="nl", word="customer", created_at=NOW
        )
        session.add(organisation)
        team = add_team(session, organisation, "Delivery", "transport", NOW)
        for name in ("Alice", "Bob"):
            add_person(session, team, NewPerson(name, "correct horse"), NOW, password_hash=CORRECT_HORSE)
    back_up(settings, tmp_path / "backup.db")
    return settings


def erased(settings: Settings, name: str) -> UUID:
    with opened(settings) as session:
        person = session.scalars(select(Person).where(Person.name == name)).one()
        account = person.account
        erase(session, person, NOW)
        journal.note(settings.data_dir, account)
    return account


def test_whoever_was_erased_stays_erased(settings: Settings, tmp_path: Path) -> None:
    account = erased(settings, "Alice")
    restore.restore(settings, tmp_path / "backup.db", NOW)
    assert names(settings) == ["", "Bob"]
    with opened(settings) as session:
        assert session.scalar(select(Person).where(Person.account == account)) is None


def test_also_where_other_means_put_it_back(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased(settings, "Bob")
    database = settings.data_dir / "streepje.db"
    for path in settings.data_dir.glob("streepje.db*"):
        path.unlink()
    database.write_bytes((tmp_path / "backup.db").read_bytes())
    assert names(settings) == ["Alice", "Bob"]
    monkeypatch.setenv("STREEPJE_DATA_DIR", str(settings.data_dir))
    assert restore.main(["--only-epoch"]) == 0
    assert names(settings) == ["", "Alice"]
