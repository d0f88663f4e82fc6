"""Measure the phone's side, print what is wanted beside what was measured, and let the exit code tell."""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from bench.phone.offline import cold_start
from bench.phone.person import somebody
from bench.phone.secure import await_tls, tls_flags
from bench.phone.taps import DRAINED, MANY, drain, tap_times
from bench.phone.visit import VISITS, Visit, empty_visit, first_visit, middle
from bench.servers import server

PARTS = ("visit", "offline", "taps")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    what: str
    measured: float
    unit: str
    wanted: float | None = None

    @property
    def is_missed(self) -> bool:
        """Whether more was measured than is wanted."""
        return self.wanted is not None and self.measured > self.wanted

    def __str__(self) -> str:
        digits = {"s": 2, "x": 2, "kB": 1}.get(self.unit, 0)
        wanted = "" if self.wanted is None else f"at most {self.wanted:g} {self.unit}"
        missed = "MISSED" if self.is_missed else ""
        return f"{self.what:<48} {self.measured:>8.{digits}f} {self.unit:<3} {wanted:<16}{missed}".rstrip()


def main(arguments: Sequence[str]) -> int:
    """Measure the parts that are asked for, or all; return 0 where everything that is wanted is reached."""
    parser = argparse.ArgumentParser(prog="run.py bench phone", allow_abbrev=False)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"which of {', '.join(PARTS)}; all, if none is named")
    asked = parser.parse_args(arguments).parts or PARTS
    if unknown := set(asked) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="streepje-bench-") as folder, sync_playwright() as playwright:
        for part in asked:
            lines += MEASURES[part](playwright, Path(folder) / part)
    print(f"Chromium, slow 4G (150 ms, 1.6 and 0.75 Mbit/s), a quarter of the processor; load {os.getloadavg()[0]:.1f}")
    print(*lines, sep="\n")
    return int(any(line.is_missed for line in lines))


def visits(playwright: Playwright, folder: Path) -> list[Line]:
    """The first visit over HTTP/1.1 and HTTP/2, and a page of a few words in between."""
    person = somebody(folder)
    found: dict[str, list[Visit]] = {"http": [], "https": []}
    empty = []
    with (
        server("wsgi:app", folder) as plain,
        server("wsgi:app", folder, tls_flags(folder), await_tls) as secure,
        server("bench.bare:today", folder) as bare,
    ):
        ports = {"http": plain, "https": secure}
        for _ in range(VISITS):
            for scheme, port in ports.items():
                found[scheme].append(first_visit(playwright, f"{scheme}://127.0.0.1:{port}", person.headers["Cookie"]))
            empty.append(empty_visit(playwright, f"http://127.0.0.1:{bare}"))
    heard = found["http"][0].heard
    first_paint, interactive = attrgetter("first_paint"), attrgetter("interactive")
    return [
        Line("first visit of Today, everything", heard.total / 1000, "kB", 60),
        Line("  JavaScript", heard.kinds.get("Script", 0) / 1000, "kB", 18),
        *(Line(f"  {kind}", size / 1000, "kB") for kind, size in sorted(heard.kinds.items()) if kind != "Script"),
        Line("  requests", heard.requests, ""),
        Line("a page of a few words paints", statistics.median(empty), "s"),
        Line("first paint, HTTP/1.1", middle(found["http"], first_paint), "s"),
        Line("first paint, HTTP/2", middle(found["https"], first_paint), "s"),
        Line("interactive, HTTP/1.1", middle(found["http"], interactive), "s", 2),
        Line("interactive, HTTP/2", middle(found["https"], interactive), "s", 1.5),
    ]


def offline(playwright: Playwright, folder: Path) -> list[Line]:
    """The cold start without a network."""
    person = somebody(folder)
    with server("wsgi:app", folder) as port:
        start = cold_start(playwright, f"http://127.0.0.1:{port}", person.headers["Cookie"])
    return [
        Line("cold start without a network", start.seconds, "s", 0.7),
        Line("  of which the page's own processor worked", start.work, "ms"),
    ]


def taps(playwright: Playwright, folder: Path) -> list[Line]:
    """Taps, and sending, with thousands of deeds in the outbox."""
    person = somebody(folder)
    with server("wsgi:app", folder) as port:
        address = f"http://127.0.0.1:{port}"
        none, many = (tap_times(playwright, address, person, waiting) for waiting in (0, MANY))
        seconds, tasks = drain(playwright, address, person)
    return [
        Line("a tap is painted, nothing waiting, p50", none.middle, "ms"),
        Line("a tap is painted, nothing waiting, p95", none.p95, "ms"),
        Line(f"a tap is painted, {MANY:,} waiting, p50", many.middle, "ms"),
        Line(f"a tap is painted, {MANY:,} waiting, p95", many.p95, "ms", 50),
        Line("  longest task meanwhile, processor time", many.longest_task, "ms", 50),
        Line("  as many times as long as with nothing waiting", many.middle / none.middle, "x", 1.5),
        Line(f"{DRAINED:,} waiting deeds are sent", seconds, "s"),
        Line("  longest task meanwhile, processor time", tasks[0], "ms", 50),
        Line("  tasks of more than 50 ms", len([task for task in tasks if task > 50]), "", 0),
    ]


MEASURES: dict[str, Callable[[Playwright, Path], list[Line]]] = {"visit": visits, "offline": offline, "taps": taps}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
