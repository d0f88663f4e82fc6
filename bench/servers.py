"""Servers under test: granian with the very flags of the real start, on a port of its own, for as long as a block."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from app.serve.__main__ import GRANIAN, ROOT
from app.serve.announce import await_answer


@contextmanager
def server(
    target: str, data: Path, flags: Sequence[str] = (), is_up: Callable[[str, int], bool] = await_answer
) -> Iterator[int]:
    """Serve the WSGI *target* (``module:name``) on data folder *data*, with more *flags*; gives the port."""
    port = free_port()
    process = start(target, port, {"STREEPJE_DATA_DIR": str(data)}, flags=flags)
    try:
        if not is_up("127.0.0.1", port):
            raise SystemExit(f"streepje: {target} does not answer")
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def start(
    target: str,
    port: int,
    settings: Mapping[str, str],
    output: IO[bytes] | None = None,
    flags: Sequence[str] = (),
) -> subprocess.Popen[bytes]:
    """Start granian in a process group of its own, with these settings and no others; what it says goes to *output*."""
    place = ["--host", "127.0.0.1", "--port", str(port)]
    command = [sys.executable, "-m", "granian", *GRANIAN, *flags, *place, target]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREEPJE_")}
    environment |= {"PYTHONPATH": ROOT, **settings}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
