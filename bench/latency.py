"""How long the slowest of a hundred batches waits with sixteen phones that send at once, against four.

Phones that ask again at once keep the server busy, so sixteen wait four times as long as four *on average*, less what
sharing saves: their number over the rate, which is arithmetic, not queueing. What can be bought is fairness, so that
nobody waits much longer than the mean. So each line has the mean, and how far the slowest are from it. A bare insert
behind the same fair queue, one batch after the other, is measured in turn: what a queue alone comes to on this machine.

Rounds are short and many, few phones and many by turns, each with connections of its own: how many of them each of the
two processes gets is chance, and a busy moment of the machine falls on all alike. The slowest of a hundred are those of
the middle round; beside it stand the best and the worst round, and the slowest of the batches of all rounds together.
"""

import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.deeds import batches_of
from bench.driver import Round
from bench.lean import drive
from bench.rounds import WARM_UP
from bench.seed import SignedIn, make_application, seed
from bench.servers import server

FEW, MANY = 4, 16
ROUNDS = 48
SECONDS = 1.0
TARGET = 2.5


def percentile(waits: Sequence[float], share: float) -> float:
    """The wait that this share of all *waits* does not exceed."""
    ordered = sorted(waits)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@dataclass(slots=True)
class Side:
    """One server, and the waits of each of its rounds in milliseconds, by the number of phones."""

    name: str
    port: int
    rounds: dict[int, list[list[float]]] = field(default_factory=lambda: {FEW: [], MANY: []})

    def note(self, clients: int, done: Round) -> None:
        """Keep a round."""
        self.rounds[clients].append([wait * 1000 for wait in done.waits])

    def report(self) -> float:
        """Print what was found; returns how much longer the slowest of many wait than those of few."""
        mean, p99, pooled = {}, {}, {}
        for clients, rounds in self.rounds.items():
            slowest = [percentile(waits, 0.99) for waits in rounds]
            together = [wait for waits in rounds for wait in waits]
            mean[clients] = statistics.median(statistics.fmean(waits) for waits in rounds)
            p99[clients], pooled[clients] = statistics.median(slowest), percentile(together, 0.99)
            spread = f"{min(slowest):.1f} to {max(slowest):.1f}"
            print(
                f"{self.name}, {clients:>2} phones: p99 {p99[clients]:.1f} ms (rounds {spread}),"
                f" {p99[clients] / mean[clients]:.2f} times the mean of {mean[clients]:.1f}; of all {len(together)}"
                f" batches p50 {percentile(together, 0.5):.1f}, p99 {pooled[clients]:.1f}, longest {max(together):.0f}"
            )
        ratio, of_all = p99[MANY] / p99[FEW], pooled[MANY] / pooled[FEW]
        print(
            f"{self.name}, {MANY} phones against {FEW}: p99 {ratio:.2f} times (of all batches {of_all:.2f}),"
            f" mean {mean[MANY] / mean[FEW]:.2f} times"
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
