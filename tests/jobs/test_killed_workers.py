"""F17, short: workers are killed in the middle of their work, and every job has its effect exactly once.

On each database, with a file and with Redis. `python3 run.py faults jobs` is the whole trial.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.database import db
from app.jobs.alive import last_beat
from faults.jobs import Trial, emptied_redis_where, kill_workers

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def environment(app: Flask, database: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The settings of the workers: a server's database goes with Redis where there is one, a file with a file."""
    with emptied_redis_where(not database.startswith("sqlite")) as more:
        yield {"STREEPJE_DATA_DIR": str(tmp_path), "STREEPJE_DATABASE_URL": database, **more}


def test_killed_workers_lose_nothing_and_double_nothing(environment: dict[str, str]) -> None:
    assert kill_workers(environment, Trial(jobs=80, kills=2)).startswith("80 jobs, 80 effects")
    assert last_beat(db.session()) is not None
