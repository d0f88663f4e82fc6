"""Deeds a second over HTTP in batches of 50, next to the same insert by hand."""

import json
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from uuid_utils import uuid7

from app.calendar.rules import game_day
from bench.driver import CLIENTS, Call, Round, drive
from bench.rounds import report, take_turns
from bench.seed import SignedIn, make_application, seed
from bench.servers import server

BATCH = 50
ZONE = "Europe/Amsterdam"
TARGET = 0.4


def batches_of(person: SignedIn) -> Callable[[], Call]:
    """Return what makes this person's next batch of fresh strokes, as the outbox sends it."""
    headers = person.headers | {"Content-Type": "application/json", "X-Person": str(person.id)}

    def next_batch() -> Call:
        now = datetime.now(UTC)
        second = now.strftime("%Y-%m-%dT%H:%M:%S")
        stamp = {"kind": "tally", "zone": ZONE, "local_day": game_day(now, ZONE).isoformat(), "payload": {}}
        deeds = [
            {"id": str(uuid7()), "occurred_at": f"{second}.{thousandth:03}Z", **stamp} for thousandth in range(BATCH)
        ]
        body = {"version": 1, "account": person.account, "sent_at": now.isoformat(), "deeds": deeds}
        return "POST", "/api/v1/deeds", json.dumps(body).encode(), headers

    return next_batch


def main() -> int:
    """Measure, print, and return 0 where the target is reached."""
    with tempfile.TemporaryDirectory(prefix="streepje-bench-") as folder:
        data = Path(folder)
        people = seed(make_application(data), CLIENTS)
        with server("wsgi:app", data) as real, server("bench.bare:deeds", data) as bare:

            def drive_server(port: int) -> Callable[[float], Round]:
                return lambda seconds: drive(port, seconds, lambda person: batches_of(people[person]))

            rates = take_turns(drive_server(real), drive_server(bare))
    deeds = [[rate * BATCH for rate in found] for found in rates]
    return report("deeds", deeds[0], deeds[1], TARGET)


if __name__ == "__main__":
    sys.exit(main())
