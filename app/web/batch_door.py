"""The short way for a batch of deeds: from the body to the answer, and nothing that a batch does not need."""

import logging
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from threading import Lock

from flask import Flask
from sqlalchemy import Connection

from app.database import db
from app.deeds.exchange import Asked, answers_to, ask, open_batch
from app.deeds.rules import MAX_BYTES
from app.deeds.way import Way
from app.errors import Problem
from app.people.visits import find_visitor
from app.web.short_way import Answer, Call

log = logging.getLogger(__name__)

PATH = "/api/v1/deeds"
MOST_TOGETHER = 16


@dataclass(slots=True, eq=False)
class Place:
    """A request that waits for its answer; without one when it was looked at, it goes the long way.

    Once it is read, `asked` is what it asks, or None where it has to go that way.
    """

    token: str
    data: bytes
    encoding: str
    call: Lock = field(default_factory=Lock)
    is_read: bool = False
    asked: Asked | None = None
    is_seen: bool = False
    answer: Answer | None = None

    def __post_init__(self) -> None:
        self.call.acquire()  # let go of when it is served, or when it is to lead


@dataclass(slots=True)
class BatchDoor:
    """Where batches are taken from people who are signed in.

    On SQLite, where one transaction writes at a time anyway, those that wait in this process at the same moment are
    taken together: one of them leads and works for all, and one commit keeps everything. So a commit, which waits for
    the disk, is shared; and threads that read the next batches do not take the interpreter from the one that all wait
    for. Who comes until it is this process's turn to write is taken along, and the one that waits longest leads next,
    so that nobody waits much longer than the others. While the leader waits for that turn, one of those that come reads
    for all of them, and the turn is shorter by it. Where anything goes wrong nothing is kept, and each goes the long
    way by itself (docs/adr/0022, 0024 and 0037).
    """

    app: Flask
    waiting: deque[Place] = field(default_factory=deque)
    guard: Lock = field(default_factory=Lock)
    reading: Lock = field(default_factory=Lock)
    is_led: bool = False
    ahead: Connection | None = None
    """What the leader reads with, for as long as it only waits for its turn to write: whoever comes may use it then."""
    is_shared: bool = field(init=False)

    def __post_init__(self) -> None:
        with self.app.app_context():
            self.is_shared = db.engine.dialect.name == "sqlite"

    def __call__(self, call: Call) -> Answer | None:
        """The answer to a batch that is taken; None where it is refused."""
        data = call.body(MAX_BYTES)
        if data is None:
            return None
        place = Place(call.token, data, call.environ.get("HTTP_CONTENT_ENCODING", ""))
        if self.is_shared:
            self._queue(place)
        else:
            self._serve(place)
        return place.answer

    def pass_on(self) -> None:
        """The one that waits longest leads next; who comes when nobody waits leads at once."""
        with self.guard:
            following = self.waiting.popleft() if self.waiting else None
            self.is_led = following is not None
        if following is not None:
            following.call.release()

    def _queue(self, place: Place) -> None:
        """Wait until somebody took this place along, or it is to lead."""
        with self.guard:
            leads, self.is_led = not self.is_led, True
            if not leads:
                self.waiting.append(place)
        if not leads:
            self._read_ahead()
            place.call.acquire()
            if place.is_seen:
                return
        try:
            self._serve(place)
        finally:
            self.pass_on()

    def _serve(self, first: Place) -> None:
        """Answer the first and all behind it, also who comes until it is the turn of this process to write."""
        way: Way = self.app.extensions["way"]
        seen: list[Place] = []

        def asked_by(place: Place) -> list[Asked]:
            place.is_seen = True
            seen.append(place)
            if not place.is_read:
                self._read(connection, place)
            return [place.asked] if place.asked else []

        def come(*first: Place) -> list[Asked]:
            with self._nobody_reads_ahead():
                found = [asked for place in first for asked in asked_by(place)]
                while self.waiting and len(seen) < MOST_TOGETHER:
                    found += asked_by(self.waiting.popleft())
            return found

        try:
            with self.app.app_context(), db.engine.connect() as connection:
                asked = come(first)
                self.ahead = connection if self.is_shared else None
                try:
                    bodies = answers_to(way, asked, come)
                finally:
                    with self._nobody_reads_ahead():
                        pass
            for place, body in zip([place for place in seen if place.asked], bodies, strict=True):
                place.answer = Answer(body, "application/json")
        finally:
            for place in seen[1:]:
                place.call.release()

    @contextmanager
    def _nobody_reads_ahead(self) -> Iterator[None]:
        """What is just being read ahead is read to its end, and nothing more."""
        self.ahead = None
        with self.reading if self.is_shared else nullcontext():
            yield

    def _read_ahead(self) -> None:
        """Read what waits, for as long as the leader only waits for its turn to write; one thread reads for all."""
        if self.ahead is None or not self.reading.acquire(blocking=False):
            return
        try:
            with self.app.app_context():
                while (unread := self._unread()) is not None:
                    self._read(*unread)
        except Exception:
            log.warning("reading ahead failed; the long way looks at it", exc_info=True)
        finally:
            self.reading.release()

    def _unread(self) -> tuple[Connection, Place] | None:
        """The next one to be read ahead, and what it is read with."""
        with self.guard:
            place = next((place for place in self.waiting if not place.is_read), None)
        connection = self.ahead
        return None if connection is None or place is None else (connection, place)

    def _read(self, connection: Connection, place: Place) -> None:
        """Who asks is looked up outside any transaction, so that nobody is known by an older view of the database."""
        place.is_read = True
        now = self.app.extensions["clock"]()
        person = find_visitor(connection, place.token, now)
        if person is None:
            return
        try:
            envelope, raw = open_batch(place.data, place.encoding)
            place.asked = ask(self.app.extensions["way"], person, envelope, raw, now)
        except Problem:
            return  # told on the long way


def door(app: Flask) -> BatchDoor:
    """The door for batches, one of each application."""
    app.extensions["batch_door"] = batch = BatchDoor(app)
    return batch
