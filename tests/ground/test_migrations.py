"""The migrations make the tables that the models mean, on each kind of database."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from app import create_app
from app.config import Settings
from app.database import Base, db
from app.serve.checks import StartRefused
from app.serve.prepare import migrate


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
