"""An SQLite that can corrupt a database in WAL mode is never used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ConfigError
from app.sqlite_choice import Version, choose, is_affected, sqlite_module


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 4), False),
    ],
)
def test_the_affected_versions(version: Version, expected: bool) -> None:
    assert is_affected(version) is expected


VERSIONS = st.tuples(st.integers(3, 4), st.integers(0, 60), st.integers(0, 9))


@given(st.lists(st.tuples(st.sampled_from(["sqlite3", "pysqlite3.dbapi2"]), VERSIONS), max_size=3))
def test_the_first_sound_one_is_chosen_or_none(found: list[tuple[str, Version]]) -> None:
    sound = [name for name, version in found if not is_affected(version)]
    if sound:
        assert choose(found) == sound[0]
    else:
        with pytest.raises(ConfigError, match="can corrupt the database"):
            choose(found)


def test_this_machine_runs_a_sound_one() -> None:
    assert not is_affected(sqlite_module().sqlite_version_info)
