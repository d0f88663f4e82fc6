"""A backup is made while phones write; later the database is lost, and the backup restored: no deed is lost with it."""

import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.serve.backup import back_up
from app.serve.restore import restore
from faults.audit import audit, await_true, demand
from faults.house import SQLITE, House, house
from faults.line import Line
from faults.phone import Phone

PHONES = 6
SIZE = 40


def lose_and_restore(place: House, rounds: int) -> str:
    """Do it to a house whose server runs; say what came of it, or raise NotSurvived."""
    phones = [place.phone(number) for number in range(PHONES)]
    backup = place.data / "backups" / "yesterday.db"
    _write(phones, rounds, lambda: _back_up_half_way(place, phones, rounds, backup))
    late = place.phone(0)
    late.post = Line(place.port, place.sign_in(0))  # a device that the backup does not know
    _write([*phones, late], rounds, lambda: None)
    demand("before the loss", {phone.drain() for phone in [*phones, late]}, {"empty"})
    before = audit(place)
    place.kill()
    database = Path(place.settings.database_url.removeprefix("sqlite:///"))
    for path in database.parent.glob(f"{database.name}*"):
        path.unlink()
    restore(place.settings, backup, datetime.now(UTC))
    place.start()
    lost = before.stored - audit(place).stored
    _come_back(place, phones, late)
    after = audit(place)
    demand("deeds that are gone", len(before.ids - after.ids), 0)
    demand("deeds stored", after.stored, before.stored)
    demand("strokes counted", after.strokes, before.strokes)
    demand("counters equal a recount", after.is_counted_right, True)
    demand("the database is whole", after.is_whole, True)
    return f"{lost:,} of {before.stored:,} deeds were lost with the database, and all came back"


def _back_up_half_way(place: House, phones: list[Phone], rounds: int, backup: Path) -> None:
    half = PHONES * rounds * SIZE // 2
    await_true("half of the deeds", lambda: sum(len(phone.sent) for phone in phones) >= half)
    back_up(place.settings, backup)


def _write(phones: list[Phone], rounds: int, meanwhile: Callable[[], None]) -> None:
    """Let everybody write, and do something else in the middle of it."""

    def write(phone: Phone) -> None:
        for _ in range(rounds):
            for _ in range(SIZE):
                phone.tap()
            phone.drain()

    threads = [threading.Thread(target=write, args=(phone,)) for phone in phones]
    for thread in threads:
        thread.start()
    meanwhile()
    for thread in threads:
        thread.join()


def _come_back(place: House, phones: list[Phone], late: Phone) -> None:
    """Every phone is opened again; the one that the backup does not know has to sign in first."""
    for phone in phones:
        demand("a look at the state", phone.look(), True)
        demand("after the restore", phone.drain(), "empty")
    demand("a look without a session", late.look(), False)
    late.post = Line(place.port, place.sign_in(0))
    demand("a look after signing in", late.look(), True)
    demand("after signing in", late.drain(), "empty")


def main() -> int:
    """At full length."""
    with house(SQLITE, PHONES) as place:
        place.start()
        print(lose_and_restore(place, 20), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
