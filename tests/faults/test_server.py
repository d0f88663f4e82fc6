"""The short forms of `python3 run.py faults NAME`: real processes, killed, cut off, crowded and without a disk."""

import sys

import pytest

from faults.disk import by_limit, fill_up
from faults.house import House
from faults.killed import Killing, kill_while_writing
from faults.restored import lose_and_restore
from faults.storm import Storm, rage
from faults.writers import write_for

ON_SQLITE = pytest.mark.parametrize("a_house", ["sqlite"], indirect=True)
pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


def test_a_storm_loses_nothing_and_doubles_nothing(place: House) -> None:
    """F1."""
    assert rage(place, Storm(deeds=1000, devices=20, kills=1), seed=1)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_what_was_acknowledged_survives_kill_9(place: House) -> None:
    """F13."""
    assert kill_while_writing(place, Killing(batches=60, kills=2))


@ON_SQLITE
def test_eight_writers_are_all_served(place: House) -> None:
    """F14, without its timing: that is for a machine with nothing else to do."""
    assert write_for(place, 2.0)


@ON_SQLITE
@pytest.mark.skipif(sys.platform != "linux", reason="sets a limit on a running process")
def test_a_full_disk_acknowledges_nothing_that_is_not_kept(place: House) -> None:
    """F15."""
    assert fill_up(place, *by_limit(place))


@ON_SQLITE
def test_after_a_restore_phones_bring_back_what_was_lost(place: House) -> None:
    """F16."""
    assert lose_and_restore(place, 3)
