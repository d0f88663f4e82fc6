"""Running somebody else's program: to its end, or for as long as a block."""

import http.client
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 90.0


def run(command: Sequence[str], folder: Path, what: str) -> None:
    """Run it in *folder*; where it fails, what it said last is the one line of the complaint."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise SystemExit(f"streepje: could not {what}: {said[-1] if said else done.returncode}")


@contextmanager
def running(command: Sequence[str], folder: Path, port: int, environment: Mapping[str, str]) -> Iterator[None]:
    """Run it in *folder* until the block ends; the block begins when something answers on *port*."""
    with (folder / f"{port}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=dict(environment), stdout=log, stderr=log)
        try:
            if not answers(port):
                raise SystemExit(f"streepje: {command[0]} does not answer: {log.name}")
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def answers(port: int) -> bool:
    """Whether anything answers in time, whatever it says."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            ask(port, "GET", "/")
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
        else:
            return True
    return False


def ask(port: int, method: str, path: str, headers: Mapping[str, str] | None = None) -> int:
    """Ask once; the answer's status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, headers=dict(headers or {}))
        return connection.getresponse().status
    finally:
        connection.close()
