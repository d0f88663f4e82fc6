"""Servers under test: granian with the very flags of the real start, on a port of its own, for as long as a block."""

import http.client
import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.serve.__main__ import GRANIAN, ROOT
from app.serve.announce import UP_WITHIN, await_answer


@contextmanager
def server(target: str, data: Path, *flags: str) -> Iterator[int]:
    """Serve the WSGI *target* (``module:name``) on data folder *data*; gives the port. More *flags* go to granian."""
    port = free_port()
    place = ["--host", "127.0.0.1", "--port", str(port)]
    command = [sys.executable, "-m", "granian", *GRANIAN, *flags, *place, target]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREEPJE_")}
    environment |= {"STREEPJE_DATA_DIR": str(data), "PYTHONPATH": ROOT}
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        if not (await_tls(port) if "--ssl-certificate" in flags else await_answer("127.0.0.1", port)):
            raise SystemExit(f"streepje: {target} does not answer")
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def await_tls(port: int) -> bool:
    """Whether the server answers over TLS in time, with a certificate that nobody signed."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    deadline = time.monotonic() + UP_WITHIN
    while time.monotonic() < deadline:
        connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=5, context=trusting)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return True
        finally:
            connection.close()
    return False


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
