"""Deeds a second over HTTP in batches of 50, next to the same insert by hand; by a word, other questions about them."""

import argparse
import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
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
QUESTIONS = {
    "latency": "how much longer the slowest wait when sixteen phones send at once",
    "growth": "what a batch costs with two million deeds stored",
    "peers": "how many express-pouchdb and Kinto take (installs both; needs npm and PostgreSQL)",
}
"""What else can be asked about deeds; each has a module of its own."""


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


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for, print, and return 0 where the target is reached."""
    parser = argparse.ArgumentParser(prog="run.py bench deeds", allow_abbrev=False)
    one = parser.add_mutually_exclusive_group()
    for name, what in QUESTIONS.items():
        one.add_argument(f"--{name}", dest="question", action="store_const", const=name, help=what)
    question = parser.parse_args(arguments).question
    if question is None:
        return beside_bare()
    code: int = importlib.import_module(f"bench.{question}").main()
    return code


def beside_bare() -> int:
    """The real server and the bare one take turns."""
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
    sys.exit(main(sys.argv[1:]))
