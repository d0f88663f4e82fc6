"""The supervisor: checks, prepares once, then keeps web, worker and sender running until it is told to stop."""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.config import ConfigError, Settings
from app.serve.announce import addresses, is_answered
from app.serve.checks import StartRefused, hold_data_folder, hold_port
from app.serve.children import Child
from app.serve.told import let_through

ROOT = str(Path(__file__).resolve().parent.parent.parent)
STOP_WITHIN = 12.0
"""Seconds until what has not stopped is ended by force: longer than granian gives its workers."""
TICK = 0.2
GRANIAN = [
    # a request whose body is still on its way keeps a thread, also where a phone went into a tunnel: there are plenty
    *("--interface", "wsgi", "--no-ws", "--workers", "2", "--blocking-threads", "16", "--log-level", "error"),
    # each is needed: without the first, one killed worker stops the whole server
    *("--respawn-failed-workers", "--respawn-interval", "8", "--workers-kill-timeout", "10"),
]


class Stopped(Exception):
    """Somebody pressed Ctrl-C, or the system asked for an end."""


def main(arguments: Sequence[str]) -> int:
    """Serve until stopped; return 0, or 2 after one line that says why there was no start."""
    asked = _parser().parse_args(arguments)
    _on_signals(_stop)
    try:
        let_through()
        settings = Settings.load(os.environ)
        with hold_data_folder(settings), hold_port(asked.host, asked.port):
            print("streepje: starting; on a slow machine that takes a minute", flush=True)
            if (code := _prepare(asked.demo)) != 0:
                return code
            _supervise(_children(asked.host, asked.port), settings, asked.host, asked.port)
    except Stopped:
        print("streepje: stopped", flush=True)
    except (ConfigError, StartRefused) as error:
        print(f"streepje: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app.serve")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--demo", action="store_true")
    return parser


def _stop(_number: int, _frame: object) -> None:
    """Leave whatever is being done; a second signal no longer interrupts the clean end."""
    _on_signals(signal.SIG_IGN)
    raise Stopped


def _on_signals(handler: Callable[[int, object], None] | signal.Handlers) -> None:
    """Set what the signals to stop do; one that nohup made ignored stays so."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def _prepare(with_demo: bool) -> int:
    """Run the preparation to its end; it says itself what is wrong."""
    words = [sys.executable, "-m", "app.serve.prepare", *(["--demo"] if with_demo else [])]
    process = subprocess.Popen(words, cwd=ROOT, start_new_session=True)
    try:
        return process.wait()
    except Stopped:
        process.terminate()
        process.wait()
        raise


def _children(host: str, port: int) -> list[Child]:
    web = [sys.executable, "-m", "granian", *GRANIAN, "--host", host, "--port", str(port), "wsgi:app"]
    worker, sender = ([sys.executable, "-m", module] for module in ("app.jobs.worker", "app.push.process"))
    return [Child("web", web, ROOT), Child("worker", worker, ROOT), Child("sender", sender, ROOT)]


def _supervise(children: list[Child], settings: Settings, host: str, port: int) -> None:
    """Keep the children running until Stopped comes; then stop all, and wait for all."""
    try:
        is_told = False
        while True:
            for child in children:
                child.tend(time.monotonic())
            if not is_told and is_answered(host, port):  # however long that took
                is_told = True
                print(addresses(settings, host, port), flush=True)
            time.sleep(TICK)
    finally:
        for child in children:
            child.ask_to_stop()
        deadline = time.monotonic() + STOP_WITHIN
        for child in children:
            child.wait(deadline)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
