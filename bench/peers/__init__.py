"""Deeds a second beside two peers in the same run, doing as good as the same: documents in batches of 50 over HTTP.

Both are installed into a folder that is thrown away, by their own package managers; nothing of them is needed for
anything else. PouchDB answers before its documents are on the disk; Kinto keeps them in PostgreSQL, as we can.
"""

import statistics
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.deeds import BATCH, batches_of
from bench.driver import CLIENTS, Call, Round, drive
from bench.peers import kinto, pouchdb
from bench.rounds import in_turns
from bench.seed import make_application, seed
from bench.servers import server

Drive = Callable[[float], Round]


def main() -> int:
    """Install, measure, print; there is no target."""
    with tempfile.TemporaryDirectory(prefix="streepje-peers-") as name, ExitStack() as running:
        folder = Path(name)
        pouchdb.install(folder)
        kinto.install(folder)
        people = seed(make_application(folder / "data"), CLIENTS)
        ours = [batches_of(person) for person in people]
        servers: dict[str, tuple[int, list[Callable[[], Call]]]] = {
            "bare": (running.enter_context(server("bench.bare:deeds", folder / "data")), ours),
            "streepje": (running.enter_context(server("wsgi:app", folder / "data")), ours),
            "express-pouchdb": (running.enter_context(pouchdb.serving(folder)), pouchdb.batches(ours)),
            "kinto": (running.enter_context(kinto.serving(folder)), kinto.batches(ours)),
        }
        rates = in_turns([driving(port, calls) for port, calls in servers.values()])
    print_rates(dict(zip(servers, rates, strict=True)))
    return 0


def driving(port: int, calls: list[Callable[[], Call]]) -> Drive:
    """Drive one server for so many seconds."""
    return lambda seconds: drive(port, seconds, lambda client: calls[client])


def print_rates(rates: dict[str, list[float]]) -> None:
    """One line for each server."""
    bare = statistics.median(rates["bare"])
    for name, found in rates.items():
        rate = statistics.median(found)
        spread = f"{min(found) * BATCH:,.0f} to {max(found) * BATCH:,.0f}"
        print(f"{name}: {rate * BATCH:,.0f} deeds a second ({spread}); {rate / bare:.3f} of bare")
