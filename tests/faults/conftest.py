"""A deployment for a test to mistreat."""

from collections.abc import Iterator

import pytest

from faults.house import House, house
from tests.databases import DATABASES, postgres_server


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest) -> Iterator[House]:
    """A house with its server, on each kind of database that is here."""
    if request.param != "sqlite" and postgres_server() is None:
        pytest.skip("needs a PostgreSQL server: set TEST_DATABASE_URL or start one on this machine")
    with house(request.param, 10) as place:
        place.start()
        yield place


@pytest.fixture
def on_sqlite() -> Iterator[House]:
    """A house with its server, on SQLite."""
    with house("sqlite", 10) as place:
        place.start()
        yield place
