"""The web process is killed -9 in the middle of its work: what was acknowledged is there, and the database is whole."""

import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from faults.audit import Audit, audit, await_true, demand
from faults.house import POSTGRESQL, SQLITE, House, house
from faults.phone import Phone

PHONES = 8
SIZE = 20
LONGEST = 600.0


@dataclass(frozen=True, slots=True)
class Killing:
    """How many batches arrive, and how often the server dies meanwhile."""

    batches: int = 1000
    kills: int = 10


@dataclass(slots=True)
class Crowd:
    """Phones that send one batch after another, each until it is answered."""

    phones: Sequence[Phone]
    batches: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def start(self) -> list[threading.Thread]:
        """Begin; they end when `stop` is set."""
        threads = [threading.Thread(target=self._drive, args=(phone,), daemon=True) for phone in self.phones]
        for thread in threads:
            thread.start()
        return threads

    def _drive(self, phone: Phone) -> None:
        while not self.stop.is_set():
            if not phone.outbox:
                for _ in range(SIZE):
                    phone.tap()
            if phone.drain() == "empty":
                self.batches += 1
            else:
                time.sleep(0.1)

    def await_batches(self, least: int) -> None:
        """Wait until so many were answered."""
        await_true(f"{least} batches", lambda: self.batches >= least, LONGEST)


def kill_while_writing(place: House, killing: Killing) -> str:
    """Do it to a house whose server runs; say what came of it, or raise NotSurvived."""
    before = audit(place)
    crowd = Crowd([place.phone(number) for number in range(PHONES)])
    threads = crowd.start()
    try:
        for kill in range(1, killing.kills + 1):
            crowd.await_batches(kill * killing.batches // (killing.kills + 1))
            _kill(place, kill)
        crowd.await_batches(killing.batches)
    finally:
        crowd.stop.set()
        for thread in threads:
            thread.join()
    for phone in crowd.phones:  # what was on its way when it stopped
        await_true("the last batches", partial(_is_drained, phone))
    return _judge(audit(place).since(before), crowd, killing.kills)


def _is_drained(phone: Phone) -> bool:
    return phone.drain() == "empty"


def _kill(place: House, kill: int) -> None:
    """In turn: one worker, which granian replaces, and the server as a whole, which the supervisor replaces."""
    if kill % 2:
        place.kill()
        place.start()
    else:
        with suppress(ProcessLookupError):
            os.kill(place.processes()[-1], signal.SIGKILL)


def _judge(found: Audit, crowd: Crowd, kills: int) -> str:
    acknowledged = {name for phone in crowd.phones for name in phone.sent}
    demand("acknowledged deeds that are gone", len(acknowledged - found.ids), 0)
    demand("deeds stored", found.stored, len(acknowledged))
    demand("strokes counted", found.strokes, len(acknowledged))
    demand("counters equal a recount", found.is_counted_right, True)
    demand("the database is whole", found.is_whole, True)
    return f"{len(acknowledged):,} deeds acknowledged in {crowd.batches:,} batches, all there; {kills} kills"


def main() -> int:
    """At full length, on each kind of database."""
    for kind in (SQLITE, POSTGRESQL):
        with house(kind, PHONES) as place:
            place.start()
            print(f"{kind}: {kill_while_writing(place, Killing())}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
