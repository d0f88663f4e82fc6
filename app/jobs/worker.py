"""The worker process: ``python -m app.jobs.worker [MODULE:APP]``, by default the application that the web serves.

Huey's consumer brings the threads and listens for wake-ups. Beside it run two clocks: one gives signs of life and keeps
leases, the other sweeps up what no wake-up announced and plans periodic work. The application is named, as for a WSGI
server, so that this room does not know the rooms whose work it runs.
"""

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from importlib import import_module
from secrets import token_hex
from threading import Event, Thread

from flask import Flask
from huey.consumer import Consumer

from app import clock
from app.config import ConfigError
from app.database import db, write
from app.jobs.actions import count_due, plan
from app.jobs.alive import beat, sign_off
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.jobs.wake import carrier, wake
from app.jobs.work import Work

log = logging.getLogger(__name__)


class StoppingConsumer(Consumer):
    """Huey's consumer, which ends alike on SIGINT and SIGTERM: no new work, and a while for what is in hand."""

    stopping: Event

    def stop(self, graceful: bool = False) -> None:
        """Let the threads end after the job in hand."""
        self.stopping.set()
        super().stop(graceful)


class Worker:
    """One worker process of an application."""

    def __init__(self, app: Flask, pace: Pace) -> None:
        self.app = app
        self.pace = pace
        self.name = f"{socket.gethostname()[:12]}-{os.getpid()}-{token_hex(3)}"
        self.work: Work = app.extensions["work"]
        self.runner = Runner(app, self.work, pace)
        app.extensions["runner"] = self.runner

    def run(self) -> None:
        """Work until a signal comes; then finish what is in hand."""
        consumer = self._consumer()
        self.show_life()
        for every, act in ((self.pace.beat, self.show_life), (self.pace.sweep, self.sweep)):
            Thread(target=self._repeat, args=(every, act), daemon=True).start()
        consumer.run()
        with self.app.app_context(), write() as session:
            sign_off(session, self.name)

    def show_life(self) -> None:
        """Say that this process is alive, and keep what its threads hold."""
        with self.app.app_context(), write() as session:
            beat(session, self.name, clock.now())
        self.runner.keep_leases()

    def sweep(self) -> None:
        """Plan periodic work, and wake threads for whatever is due: new, retried, or left by a worker that died."""
        with self.app.app_context():
            with write() as session:
                plan(session, self.work.periodic, clock.now())
            wake(count_due(db.session(), clock.now(), self.runner.idle_threads))

    def _repeat(self, every: timedelta, act: Callable[[], None]) -> None:
        while not self.runner.stopping.is_set():
            try:
                act()
            except Exception:
                log.exception("%s failed; it is tried again", act.__name__)
            self.runner.stopping.wait(every.total_seconds())

    def _consumer(self) -> Consumer:
        huey, _ = carrier(self.app)
        consumer = StoppingConsumer(
            huey,
            workers=self.pace.threads,
            periodic=False,
            initial_delay=min(0.05, self.pace.poll.total_seconds()),
            max_delay=self.pace.poll.total_seconds(),
            scheduler_interval=60,
            shutdown_timeout=self.pace.stop_within.total_seconds(),
        )
        consumer.stopping = self.runner.stopping
        consumer._signal_actions = {signal.SIGINT: (False, True), signal.SIGTERM: (False, True)}
        return consumer


def load(target: str) -> Flask:
    """The application that `MODULE:NAME` names."""
    module, _, name = target.partition(":")
    app: Flask = getattr(import_module(module), name or "app")
    return app


def main(arguments: Sequence[str]) -> int:
    """Run until stopped; 2 after one line where the configuration is wrong."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        app = load(arguments[0] if arguments else "wsgi:app")
    except ConfigError as error:
        print(f"streepje: {error}", file=sys.stderr)  # noqa: T201 - one line for the person who starts it
        return 2
    Worker(app, Pace()).run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
