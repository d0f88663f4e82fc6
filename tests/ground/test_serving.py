"""The real start: three processes that run, come back when they die, and are gone after Ctrl-C."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.servers import free_port
from launch.venv import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
PATIENCE = 200.0  # seconds, for a machine that does other things too
LAUNCH = """import sys
from launch.venv import Venv
Venv.ensure, Venv.python = lambda *_: None, sys.executable
from launch.commands import main
main(sys.argv[1:])"""


class Server:
    """A supervisor under test."""

    def __init__(self, data: Path, **environment: str) -> None:
        self.port = free_port()
        self.output = data.with_suffix(".log")
        variables = {name: value for name, value in os.environ.items() if not name.startswith("STREEPJE_")}
        variables |= {"STREEPJE_DATA_DIR": str(data), "PYTHONUNBUFFERED": "1", **environment}
        command = [sys.executable, "-m", "app.serve", "--host", "127.0.0.1", "--port", str(self.port)]
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT)

    def health(self) -> int | None:
        """Return the status of /healthz, or None where nothing answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status
        except OSError:
            return None
        finally:
            connection.close()

    def children(self) -> list[int]:
        """Return the process ids of web, worker and sender."""
        return [
            int(pid) for pid in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        ]

    def descendants(self) -> set[int]:
        """Return the process ids of everything that was started."""
        found = set(self.children())
        for pid in list(found):
            found |= set(children_of(pid))
        return found

    def log(self) -> str:
        """Return what was printed so far."""
        return self.output.read_text()


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def wait_for(condition: Callable[[], object], within: float = PATIENCE) -> None:
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "data")
    try:
        wait_for(lambda: "Streepje is ready" in server.log() or server.process.poll() is not None)
        yield server
    finally:
        server.process.terminate()
        server.process.wait(timeout=PATIENCE)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_it_runs_comes_back_and_is_gone(server: Server) -> None:
    assert server.health() is not None
    assert len(server.children()) == 3
    wait_for(lambda: server.health() == 200)
    for child in server.children():
        os.kill(child, signal.SIGKILL)
    wait_for(lambda: "web stopped (signal 9); again in 1 s" in server.log())
    wait_for(lambda: len(server.children()) == 3 and server.health() == 200)

    started = server.descendants()
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(timeout=PATIENCE) == 0
    assert "did not stop in time" not in server.log()
    assert server.health() is None
    assert not any(Path(f"/proc/{pid}").exists() for pid in started)
    assert "Traceback" not in server.log()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_an_interruption_while_it_still_loads_is_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LAUNCH, "--data", str(tmp_path / "data"), "--port", str(free_port())]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    wait_for(lambda: b"app.serve" in Path(f"/proc/{process.pid}/cmdline").read_bytes())
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=PATIENCE)
    assert (said, process.returncode) == ("streepje: stopped\n", 0)


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("STREEPJE_PROXY_HOPS", "many", "streepje: STREEPJE_PROXY_HOPS: should be a whole number from 0 to 5."),
        (
            "STREEPJE_DATABASE_URL",
            "postgresql://me@127.0.0.1:1/tea",
            "streepje: cannot reach the database postgresql+psycopg://me@127.0.0.1:1/tea: connection failed:",
        ),
    ],
)
def test_what_is_wrong_is_one_line(tmp_path: Path, variable: str, value: str, expected: str) -> None:
    server = Server(tmp_path / "data", **{variable: value})
    assert server.process.wait(timeout=PATIENCE) == 2
    said = server.log().removeprefix("streepje: starting; on a slow machine that takes a minute\n")
    assert said.startswith(expected)
    assert said.count("\n") == 1
