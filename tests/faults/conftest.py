"""Deployments for tests to mistreat: one for each kind of database, because a server takes seconds to start."""

from collections.abc import Iterator

import pytest

from faults.house import House, house
from tests.databases import DATABASES, postgres_server


@pytest.fixture(params=DATABASES, scope="package")
def a_house(request: pytest.FixtureRequest) -> Iterator[House]:
    """A house on each kind of database that is here."""
    if request.param != "sqlite" and postgres_server() is None:
        pytest.skip("needs a PostgreSQL server: set TEST_DATABASE_URL or start one on this machine")
    with house(request.param, 12) as place:
        yield place


@pytest.fixture
def place(a_house: House) -> House:
    """That house, with a server that runs, whatever was done to it before."""
    if a_house.process is None or a_house.process.poll() is not None:
        a_house.kill()
        a_house.start()
    return a_house
