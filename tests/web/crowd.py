"""Phones whose batches wait at the door for batches, for each other or for their turn to write."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from app.database import db
from app.people.models import Person
from app.turns import Turn
from app.web.batch_door import MOST_TOGETHER, BatchDoor
from tests.conftest import MONDAY, Cast, client_for
from tests.deeds.phone import deed, send


@dataclass
class Crowd:
    """Phones whose batches wait at the door for each other."""

    door: BatchDoor
    threads: ThreadPoolExecutor
    answers: list["Future[Any]"] = field(default_factory=list)
    commits: int = 0

    def send(self, person: Person, deeds: list[Any], account: Person | None = None) -> "Future[Any]":
        """Stand in the queue; the answer comes when all have been let in."""
        answer = self.start(client_for(self.door.app, person), account or person, deeds)
        self.await_waiting(len(self.answers))
        return answer

    def start(self, phone: FlaskClient, account: Person, deeds: list[Any]) -> "Future[Any]":
        """Go to the door."""
        self.answers.append(self.threads.submit(self._send, phone, account, deeds))
        return self.answers[-1]

    def await_waiting(self, number: int) -> None:
        until = time.monotonic() + 60
        while len(self.door.waiting) < number and time.monotonic() < until:
            time.sleep(0.001)

    def _send(self, phone: FlaskClient, account: Person, deeds: list[Any]) -> Any:
        with self.door.app.app_context():
            return send(phone, account, deeds)

    def note_commit(self, _connection: object) -> None:
        self.commits += 1


@contextmanager
def all_at_once(door: BatchDoor) -> Iterator[Crowd]:
    """Whoever sends in here is let in at the end of it, all together."""
    with ThreadPoolExecutor(MOST_TOGETHER * 2) as threads:
        crowd = Crowd(door, threads)
        door.is_led = True
        yield crowd
        event.listen(db.engine, "commit", crowd.note_commit)
        door.pass_on()
        wait(crowd.answers)
        event.remove(db.engine, "commit", crowd.note_commit)


@contextmanager
def before_the_turn(door: BatchDoor, cast: Cast) -> Iterator[Crowd]:
    """Alice's batch leads and waits for its turn to write, which comes at the end of this."""
    waits, take, ours = threading.Event(), Turn.take, Turn(db.engine)

    def note(turn: Turn) -> None:
        waits.set()
        take(turn)

    phone = client_for(door.app, cast.alice)
    ours.take()
    with ThreadPoolExecutor(3) as threads, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Turn, "take", note)
        crowd = Crowd(door, threads)
        crowd.start(phone, cast.alice, [deed("tally", MONDAY)])
        assert waits.wait(30)
        try:
            yield crowd
        finally:
            event.listen(db.engine, "commit", crowd.note_commit)
            ours.pass_on()
            wait(crowd.answers)
            event.remove(db.engine, "commit", crowd.note_commit)
