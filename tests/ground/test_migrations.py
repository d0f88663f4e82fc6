"""The migrations make the tables that the models mean, on each kind of database."""

from pathlib import Path

import pytest
from alembic import command as alembic
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, select, text

from app import create_app
from app.config import Settings
from app.database import Base, db, engine_options, write
from app.people.actions import NewPerson, add_person, add_team
from app.people.models import Organisation
from app.serve.checks import StartRefused
from app.serve.prepare import alembic_config, migrate
from tests.conftest import MONDAY
from tests.databases import DATABASES, database_url


@pytest.fixture(params=DATABASES)
def empty_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    with database_url(request.param, tmp_path_factory) as url:
        engine = create_engine(url, **engine_options(url))
        Base.metadata.drop_all(engine)
        engine.dispose()
        yield url


def test_migrated_tables_are_the_models_tables(empty_database: str, tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url=empty_database), "a key for tests alone, long enough")
    with app.app_context():
        migrate()
        migrate()  # a second start finds nothing to do
        with db.engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        db.engine.dispose()


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path), "a key for tests alone, long enough")
    with app.app_context():
        migrate()
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
        with pytest.raises(StartRefused, match="made by a newer Streepje"):
            migrate()
        db.engine.dispose()


def test_an_organisation_from_before_epochs_gets_one(empty_database: str, tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url=empty_database), "a key for tests alone, long enough")
    with app.app_context():
        migrate("0001")
        with db.engine.begin() as connection:
            connection.execute(
                text(
                    "INSERT INTO organisation (name, country, zone, language, word, is_demo, created_at)"
                    " VALUES ('Linden', 'NL', 'Europe/Amsterdam', 'nl', 'customer', false, '2026-11-23 09:00:00')"
                )
            )
        migrate()
        assert db.session.scalars(select(Organisation.epoch)).one().version == 7
        db.session.remove()
        db.engine.dispose()


def test_days_that_were_counted_before_are_laid_by_person(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path), "a key for tests alone, long enough")
    with app.app_context():
        migrate("0003")
        with write() as session:
            organisation = Organisation(
                name="Linden", country="NL", zone="Europe/Amsterdam", language="nl", word="klant", created_at=MONDAY
            )
            session.add(organisation)
            team = add_team(session, organisation, "Delivery", "transport", MONDAY)
            alice = add_person(session, team, NewPerson("Alice", "correct horse"), MONDAY, password_hash="-")
            session.execute(
                text(
                    "INSERT INTO person_day (person_id, day, team_id, strokes, completions, surprises, applauses, hours, "
                    "full_hours, points) VALUES (:person, '2026-11-23', :team, 3, 0, 0, 0, '{\"9\":3}', 1, 3)"
                ),
                {"person": alice.id, "team": team.id},
            )
        db.session.remove()
        migrate()
        downgrade("0003")
        migrate()
        with db.engine.connect() as connection:
            made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name IN ('person_day', 'team_day')"))
            assert [statement.split()[-2:] for (statement,) in made] == [["WITHOUT", "ROWID"]] * 2
            assert connection.execute(text("SELECT strokes, hours FROM person_day")).all() == [(3, '{"9":3}')]
            assert connection.execute(text("PRAGMA foreign_key_list(person_day)")).all()
        db.engine.dispose()


def downgrade(version: str) -> None:
    with db.engine.connect() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        alembic.downgrade(config, version)
