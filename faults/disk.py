"""The disk fills up in the middle of a sync: nothing is acknowledged that is not kept, and all goes on afterwards.

Two ways to fill it. A limit on the size of files (RLIMIT_FSIZE) can be put on a running server by anybody, on Linux. A
small file system of its own that is full is the real thing, and needs root.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.sqlite_choice import sqlite_module
from faults.audit import audit, demand
from faults.house import SQLITE, House, house
from faults.line import Answer
from faults.phone import Phone

PHONES = 4
SIZE = 100


def fill_up(place: House, full: Callable[[], None], free: Callable[[], None]) -> str:
    """Do it to a house whose server runs; say what came of it, or raise NotSurvived."""
    before = audit(place)
    phones = [place.phone(number) for number in range(PHONES)]
    answers: list[Answer | None] = []
    for phone in phones:
        _tap(phone)
        demand("before", phone.drain(), "empty")
    full()
    for _ in range(3):
        for phone in phones:
            _tap(phone)
            answers.append(phone.hand_in(list(phone.outbox.values())[:SIZE]))
    statuses = {answer.status if answer else None for answer in answers}
    told = {result["id"] for answer in answers if answer and answer.status == 200 for result in answer.json["results"]}
    acknowledged = told - audit_ids(place)
    demand("deeds acknowledged and not kept", len(acknowledged), 0)
    demand("answers that say something else than 200 or 5xx", {one for one in statuses if not _is_fair(one)}, set())
    demand("whether the disk was full at all", any(one is not None and one >= 500 for one in statuses), True)
    free()
    for phone in phones:
        demand("afterwards", phone.drain(), "empty")
    found = audit(place).since(before)
    demand("deeds stored", found.stored, PHONES * 4 * SIZE)
    demand("strokes counted", found.strokes, PHONES * 4 * SIZE)
    demand("counters equal a recount", found.is_counted_right, True)
    demand("the database is whole", found.is_whole, True)
    refused = sum(answer is not None and answer.status >= 500 for answer in answers)
    return (
        f"{refused} of {len(answers)} batches answered 5xx, none of them half kept; {found.stored:,} deeds in the end"
    )


def _is_fair(status: int | None) -> bool:
    return status is not None and (status == 200 or 500 <= status < 600)


def _tap(phone: Phone) -> None:
    for _ in range(SIZE):
        phone.tap()


def audit_ids(place: House) -> set[str]:
    """The deeds that the database holds, read by somebody who writes nothing."""
    path = place.settings.database_url.removeprefix("sqlite:///")
    connection = sqlite_module().connect(path, timeout=10)
    try:
        found = connection.execute("SELECT id FROM deed").fetchall()
    finally:
        connection.close()
    return {f"{name[:8]}-{name[8:12]}-{name[12:16]}-{name[16:20]}-{name[20:]}" for (name,) in found}


def by_limit(place: House) -> tuple[Callable[[], None], Callable[[], None]]:
    """Fill and free by a limit on files, which the server's processes get while they run."""

    def limit(size: int) -> None:
        for pid in place.processes():
            _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))

    # the log of a database that was busy is written from its beginning again, so a size of now would stop nothing
    return lambda: limit(32 * 1024), lambda: limit(resource.RLIM_INFINITY)


@contextmanager
def small_disk(size: str = "24m") -> Iterator[Path]:
    """A small file system of its own, in memory; needs root, on Linux."""
    with tempfile.TemporaryDirectory(prefix="streepje-disk-") as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def by_filler(disk: Path) -> tuple[Callable[[], None], Callable[[], None]]:
    """Fill and free by a file that takes all that is left."""
    filler = disk / "filler"

    def full() -> None:
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)

    return full, filler.unlink


def main() -> int:
    """Both ways; the second where it may."""
    with house(SQLITE, PHONES) as place:
        place.start()
        print(f"a limit on files: {fill_up(place, *by_limit(place))}", flush=True)
    if os.geteuid() != 0:
        print("a full file system: skipped, which needs root")
        return 0
    with small_disk() as disk, house(SQLITE, PHONES, disk) as place:
        place.start()
        print(f"a full file system: {fill_up(place, *by_filler(disk))}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
