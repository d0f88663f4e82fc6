"""Servers under test: granian with the very flags of the real start, on a port of its own, for as long as a block."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from app.serve.__main__ import GRANIAN, ROOT
from app.serve.announce import await_answer


@contextmanager
def server(target: str, data: Path) -> Iterator[int]:
    """Serve the WSGI *target* (``module:name``) on data folder *data*; gives the port."""
    port = free_port()
    process = start(target, port, {"STREEPJE_DATA_DIR": str(data)})
    try:
        if not await_answer("127.0.0.1", port):
            raise SystemExit(f"streepje: {target} does not answer")
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def start(
    target: str, port: int, settings: Mapping[str, str], output: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """Start granian in a process group of its own, with these settings and no others; what it says goes to *output*."""
    command = [sys.executable, "-m", "granian", *GRANIAN, "--host", "127.0.0.1", "--port", str(port), target]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREEPJE_")}
    environment |= {"PYTHONPATH": ROOT, **settings}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
