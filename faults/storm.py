"""Many phones on bad lines while the server is killed: every deed arrives, and counts once."""

import random
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from faults.audit import audit, await_true, demand
from faults.house import POSTGRESQL, SQLITE, House, house
from faults.line import BadLine, Line
from faults.phone import Phone

DRIVERS = 8
LONGEST = 600.0
LONGEST_PAUSE = 0.5
SEEDS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Storm:
    """How bad it gets."""

    deeds: int = 10_000
    devices: int = 50
    kills: int = 5
    cut: float = 0.3
    refused: float = 0.1


@dataclass(slots=True)
class Device:
    """A phone in somebody's hand: what is still to be done on it, and what was done."""

    phone: Phone
    luck: random.Random
    left: int
    strokes: int = 0
    last: str | None = None
    failures: int = 0

    def act(self) -> None:
        """Do a few things and try to send."""
        for _ in range(min(self.left, self.luck.randint(1, 25))):
            self._do_one()
            self.left -= 1
        self.failures = 0 if self.phone.drain() == "empty" else self.failures + 1
        if self.failures:
            time.sleep(min(LONGEST_PAUSE, 0.01 * 2**self.failures))

    def _do_one(self) -> None:
        at = datetime.now(UTC) - timedelta(minutes=self.luck.randrange(5 * 24 * 60))
        fate = self.luck.random()
        if fate < 0.1:
            self.phone.tap("surprise", at, what="Brought the parcel to the fourth floor")
        elif fate < 0.2 and self.last:
            self.phone.tap("retraction", at, deed=self.last)
            self.last = None
            self.strokes -= 1
        else:
            self.last = self.phone.tap("tally", at)
            self.strokes += 1

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do or to send."""
        return not self.left and not self.phone.outbox


def devices_of(place: House, storm: Storm, luck: random.Random) -> list[Device]:
    """Two phones to a person, each on a line that fails in its own way, and kept in some hand."""
    devices = []
    for number in range(storm.devices):
        own = random.Random(luck.random())
        phone = place.phone(number % (storm.devices // 2))
        assert isinstance(phone.post, Line)
        phone.post = BadLine(phone.post, own, storm.cut, storm.refused)
        share = storm.deeds // storm.devices + (number < storm.deeds % storm.devices)
        devices.append(Device(phone, own, share))
    return devices


def rage(place: House, storm: Storm, seed: int) -> str:
    """Let it come over a house whose server runs; say what came of it, or raise NotSurvived."""
    before = audit(place)
    devices = devices_of(place, storm, random.Random(seed))
    threads = [threading.Thread(target=_drive, args=(devices[n::DRIVERS],), daemon=True) for n in range(DRIVERS)]
    for thread in threads:
        thread.start()
    began = time.monotonic()
    for kill in range(1, storm.kills + 1):
        least = kill * storm.deeds // (storm.kills + 1)
        await_true(f"{least} deeds", partial(_have_arrived, devices, least), LONGEST)
        place.kill()
        place.start()
    for thread in threads:
        thread.join(timeout=max(0.0, LONGEST - (time.monotonic() - began)))
    found = audit(place).since(before)
    demand("deeds still in an outbox", sum(len(device.phone.outbox) for device in devices), 0)
    demand("deeds that need attention", [code for device in devices for code in device.phone.attention.values()], [])
    demand("deeds stored", found.stored, storm.deeds)
    demand("strokes counted", found.strokes, sum(device.strokes for device in devices))
    demand("counters equal a recount", found.is_counted_right, True)
    demand("the database is whole", found.is_whole, True)
    cuts = sum(device.phone.post.cuts for device in devices if isinstance(device.phone.post, BadLine))
    return f"{found.stored:,} of {storm.deeds:,} deeds stored once, {cuts:,} answers cut, {storm.kills} kills"


def _have_arrived(devices: Sequence[Device], least: int) -> bool:
    return sum(len(device.phone.sent) for device in devices) >= least


def _drive(devices: Sequence[Device]) -> None:
    began = time.monotonic()
    while not all(device.is_done for device in devices) and time.monotonic() - began < LONGEST:
        for device in devices:
            if not device.is_done:
                device.act()


def main() -> int:
    """At full length, on each kind of database."""
    storm = Storm()
    for kind in (SQLITE, POSTGRESQL):
        for seed in SEEDS:
            with house(kind, storm.devices // 2) as place:
                place.start()
                print(f"{kind}, seed {seed}: {rage(place, storm, seed)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
