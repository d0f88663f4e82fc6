"""What the benches measure is what runs: filling a database changes nothing of how the application asks."""

import pytest
from sqlalchemy import Connection, create_engine

from app.database import engine_options
from bench.crowd.filling import now
from bench.crowd.words import words_of
from tests.databases import database_url


def settings(connection: Connection) -> dict[str, str]:
    """What is set on this connection."""
    rows = connection.exec_driver_sql("SELECT name, setting FROM pg_settings WHERE source = 'session'")
    return {str(name): str(value) for name, value in rows}


@pytest.mark.postgres
def test_a_connection_that_filled_asks_as_the_application_does(tmp_path_factory: pytest.TempPathFactory) -> None:
    with database_url("postgresql", tmp_path_factory) as url:
        engine = create_engine(url, **engine_options(url))
        words = words_of("postgresql", now().date())
        with engine.connect() as connection:
            before = settings(connection)
            words.hurry(connection)
            assert settings(connection) != before
            words.settle(connection)
            assert settings(connection) == before
            assert before["jit"] == "off"
        engine.dispose()
