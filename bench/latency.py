"""How long the slowest of a hundred batches waits with sixteen phones that send at once, against four.

Phones that ask again at once keep the server busy, so four times as many wait four times as long on average: that is
arithmetic, not queueing. What can be bought is fairness, so that nobody waits much longer than the others. So each line
has the middle wait beside the slowest, and the last one says how far they are apart.
"""

import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.deeds import batches_of
from bench.driver import drive
from bench.rounds import ROUNDS, SECONDS, WARM_UP
from bench.seed import make_application, seed
from bench.servers import server

FEW, MANY = 4, 16
TARGET = 2.5


def percentile(waits: Sequence[float], share: float) -> float:
    """The wait that this share of all *waits* does not exceed."""
    ordered = sorted(waits)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main() -> int:
    """Measure, print, and return 0 where sixteen phones wait at most TARGET times as long as four."""
    slowest: dict[int, list[float]] = {FEW: [], MANY: []}
    middle: list[float] = []
    with tempfile.TemporaryDirectory(prefix="streepje-bench-") as folder:
        people = seed(make_application(Path(folder)), MANY)
        with server("wsgi:app", Path(folder)) as port:
            drive(port, WARM_UP, lambda client: batches_of(people[client]), MANY)
            for number in range(2 * ROUNDS):
                clients = (FEW, MANY)[number % 2]
                done = drive(port, SECONDS, lambda client: batches_of(people[client]), clients)
                slowest[clients].append(percentile(done.waits, 0.99))
                middle += [percentile(done.waits, 0.5)] if clients == MANY else []
                print_round(clients, done.waits, done.rate)
    few, many = (statistics.median(slowest[clients]) for clients in (FEW, MANY))
    print(f"p99 of {MANY} phones: {many * 1000:.0f} ms; of {FEW}: {few * 1000:.0f} ms (medians of {ROUNDS} rounds)")
    print(f"of {MANY} phones the slowest wait {many / statistics.median(middle):.1f} times as long as the middle one")
    print(f"ratio: {many / few:.2f} (at most {TARGET} is wanted)")
    return int(many / few > TARGET)


def print_round(clients: int, waits: Sequence[float], rate: float) -> None:
    """One line for one round."""
    middle, p99 = (percentile(waits, share) * 1000 for share in (0.5, 0.99))
    longest = max(waits) * 1000
    print(f"{clients:>2} phones: p50 {middle:.0f} ms, p99 {p99:.0f} ms, longest {longest:.0f} ms, {rate:.0f} batches/s")
