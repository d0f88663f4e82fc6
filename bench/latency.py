"""How long the slowest of a hundred batches waits with sixteen phones that send at once, against four.

Phones that ask again at once keep the server busy, so sixteen wait four times as long as four *on average*, less what
sharing saves: their number over the rate, which is arithmetic, not queueing. What can be bought is fairness, so that
nobody waits much longer than the mean. So each line has the mean, and how far the slowest are from it. A bare insert
behind the same fair queue, one batch after the other, is measured in turn: what a queue alone comes to on this machine.
"""

import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.deeds import batches_of
from bench.driver import Round
from bench.lean import drive
from bench.rounds import SECONDS, WARM_UP
from bench.seed import SignedIn, make_application, seed
from bench.servers import server

FEW, MANY = 4, 16
ROUNDS = 8
TARGET = 2.5


def percentile(waits: Sequence[float], share: float) -> float:
    """The wait that this share of all *waits* does not exceed."""
    ordered = sorted(waits)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@dataclass(slots=True)
class Side:
    """One server, and the waits of its rounds in milliseconds: mean and p99 by the number of phones."""

    name: str
    port: int
    means: dict[int, list[float]] = field(default_factory=lambda: {FEW: [], MANY: []})
    slowest: dict[int, list[float]] = field(default_factory=lambda: {FEW: [], MANY: []})

    def note(self, clients: int, done: Round) -> None:
        """Keep a round, and print it."""
        mean, p99 = statistics.fmean(done.waits) * 1000, percentile(done.waits, 0.99) * 1000
        self.means[clients].append(mean)
        self.slowest[clients].append(p99)
        middle, longest = percentile(done.waits, 0.5) * 1000, max(done.waits) * 1000
        waits = f"mean {mean:.1f} ms, p50 {middle:.1f}, p99 {p99:.1f}, longest {longest:.0f}"
        print(f"{self.name}, {clients:>2} phones: {waits}; {done.rate:.0f} batches/s")

    def report(self) -> float:
        """Print the medians; returns how much longer the slowest of many wait than those of few."""
        mean = {clients: statistics.median(found) for clients, found in self.means.items()}
        p99 = {clients: statistics.median(found) for clients, found in self.slowest.items()}
        for clients in (FEW, MANY):
            apart = f"{p99[clients] / mean[clients]:.2f} times the mean of {mean[clients]:.1f} ms"
            print(f"{self.name}, {clients:>2} phones: p99 {p99[clients]:.1f} ms, {apart}")
        ratio = p99[MANY] / p99[FEW]
        print(
            f"{self.name}, {MANY} phones against {FEW}: p99 {ratio:.2f} times, mean {mean[MANY] / mean[FEW]:.2f} times"
        )
        return ratio


def main() -> int:
    """Measure, print, and return 0 where sixteen phones wait at most TARGET times as long as four."""
    with tempfile.TemporaryDirectory(prefix="streepje-bench-") as folder:
        data = Path(folder)
        people = seed(make_application(data), MANY)
        with server("wsgi:app", data) as ours, server("bench.bare:queued_deeds", data) as bare:
            sides = [Side("ours", ours), Side("bare", bare)]
            for side in sides:
                ask(side, MANY, WARM_UP, people)
            turns = [(side, clients) for side in sides for clients in (FEW, MANY)]
            for number in range(ROUNDS):
                for side, clients in turns if number % 2 == 0 else turns[::-1]:
                    side.note(clients, ask(side, clients, SECONDS, people))
    ratio, _ = [side.report() for side in sides]
    print(f"ratio: {ratio:.2f} (at most {TARGET} is wanted)")
    return int(ratio > TARGET)


def ask(side: Side, clients: int, seconds: float, people: Sequence[SignedIn]) -> Round:
    """One round at this server."""
    return drive(side.port, seconds, lambda client: batches_of(people[client]), clients)
