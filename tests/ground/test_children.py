"""Children are kept running, and are gone when the supervisor is."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.serve.children import LONGEST_PAUSE, SOUND_AFTER, Child, next_pause

SLEEP = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Child]:
    child = Child("tea", [sys.executable, "-c", SLEEP], str(tmp_path))
    yield child
    child.kill_group()
    child.wait(time.monotonic() + 5)


def test_pauses_double_up_to_half_a_minute() -> None:
    pauses = [0.0]
    for _ in range(7):
        pauses.append(next_pause(pauses[-1], ran_for=0.1))
    assert pauses[1:] == [1, 2, 4, 8, 16, 30, 30]


@given(st.floats(0, LONGEST_PAUSE), st.floats(0, 1e6))
def test_a_pause_is_short_again_after_a_sound_run(pause: float, ran_for: float) -> None:
    found = next_pause(pause, ran_for)
    assert 0 < found <= LONGEST_PAUSE
    assert found == 1 or ran_for < SOUND_AFTER


def test_a_died_child_is_started_again_after_its_pause(child: Child, capsys: pytest.CaptureFixture[str]) -> None:
    child.tend(100.0)
    assert child.process
    first = child.process.pid
    child.process.kill()
    child.process.wait()
    child.tend(100.5)
    assert child.process is None
    child.tend(101.0)
    assert child.process is None
    child.tend(101.6)
    assert child.process
    assert child.process.pid != first
    assert "tea stopped (signal 9); again in 1 s" in capsys.readouterr().err


def test_it_stops_when_asked(child: Child) -> None:
    child.tend(0.0)
    child.ask_to_stop()
    child.wait(time.monotonic() + 5)
    assert child.process
    assert child.process.returncode == -15


def test_one_that_does_not_stop_is_ended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    child = Child("stubborn", [sys.executable, "-c", STUBBORN], str(tmp_path))
    child.tend(0.0)
    assert child.process
    time.sleep(0.5)
    child.ask_to_stop()
    child.wait(time.monotonic() + 0.3)
    assert child.process.returncode == -9
    assert "did not stop in time" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent is gone")
def test_it_does_not_outlive_a_killed_supervisor(tmp_path: Path) -> None:
    parent = (
        "import os, sys, time; from app.serve.children import Child;"
        f"child = Child('tea', [sys.executable, '-c', {SLEEP!r}], {str(tmp_path)!r}); child.tend(0.0);"
        "print(child.process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    reading, writing = os.pipe()
    to_pipe = [(os.POSIX_SPAWN_DUP2, writing, 1)]
    os.posix_spawn(sys.executable, [sys.executable, "-c", parent], os.environ, file_actions=to_pipe)
    os.close(writing)
    with os.fdopen(reading) as output:
        pid = int(output.readline())
    os.wait()
    deadline = time.monotonic() + 5
    while Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1][:3]:
        assert time.monotonic() < deadline
        time.sleep(0.05)
