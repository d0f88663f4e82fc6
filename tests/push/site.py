"""The whole site as run.py starts it, on a data folder of its own: supervisor, web and worker as real processes."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from app import create_app
from app.config import Settings
from app.keys import session_key

ROOT = Path(__file__).resolve().parent.parent.parent
UP_WITHIN = 300.0


@dataclass(frozen=True)
class Site:
    """A running site; `app` is the same application in this process, on the same database."""

    url: str
    app: Flask


@contextmanager
def running_site(data: Path, **more: str) -> Iterator[Site]:
    """Start the site and wait until web and worker are alive; `more` are settings."""
    settings = {"STREEPJE_DATA_DIR": str(data), **{f"STREEPJE_{name}": value for name, value in more.items()}}
    port = _free_port()
    words = [sys.executable, "-m", "app.serve", "--host", "127.0.0.1", "--port", str(port)]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("STREEPJE_")}
    process = subprocess.Popen(words, cwd=ROOT, env=plain | settings, start_new_session=True)
    try:
        _await_health(f"http://127.0.0.1:{port}/healthz", process)
        loaded = Settings.load(settings)
        yield Site(f"http://127.0.0.1:{port}", create_app(loaded, session_key(loaded)))
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_health(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + UP_WITHIN
    while time.monotonic() < deadline:
        assert process.poll() is None, "the site did not start"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the site did not become healthy")
