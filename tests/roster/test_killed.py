"""A file that is being stored while its process is killed: gone on with, each row once."""

import pytest

from faults.house import house
from faults.intake import LEADING, File, store_while_killed
from tests.databases import DATABASES, postgres_server

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


@pytest.mark.parametrize("kind", DATABASES)
def test_a_file_goes_on_after_kill_9_and_stores_each_row_once(kind: str) -> None:
    """P2."""
    if kind != "sqlite" and postgres_server() is None:
        pytest.skip("needs a PostgreSQL server: set TEST_DATABASE_URL or start one on this machine")
    with house(kind, LEADING) as place:
        assert store_while_killed(place, File(rows=1500, kills=2))
