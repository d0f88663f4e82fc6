"""The short way for a batch of deeds: from the body to the answer, and nothing that a batch does not need."""

from collections import deque
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

PATH = "/api/v1/deeds"
MOST_TOGETHER = 16


@dataclass(slots=True, eq=False)
class Place:
    """A request that waits for its answer; without one when it was looked at, it goes the long way."""

    token: str
    data: bytes
    encoding: str
    call: Lock = field(default_factory=Lock)
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
    so that nobody waits much longer than the others. Where anything goes wrong nothing is kept, and each goes the long
    way by itself (docs/adr/0022 and 0024).
    """

    app: Flask
    waiting: deque[Place] = field(default_factory=deque)
    guard: Lock = field(default_factory=Lock)
    is_led: bool = False
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
        taken: list[Place] = []

        def read(place: Place) -> list[Asked]:
            place.is_seen = True
            seen.append(place)
            asked = self._take(connection, way, place)
            taken.extend([place] if asked else [])
            return [asked] if asked else []

        def latecomers() -> list[Asked]:
            found: list[Asked] = []
            while self.waiting and len(seen) < MOST_TOGETHER:
                found += read(self.waiting.popleft())
            return found

        try:
            with self.app.app_context(), db.engine.connect() as connection:
                bodies = answers_to(way, read(first) + latecomers(), latecomers)
            for place, body in zip(taken, bodies, strict=True):
                place.answer = Answer(body, "application/json")
        finally:
            for place in seen[1:]:
                place.call.release()

    def _take(self, connection: Connection, way: Way, place: Place) -> Asked | None:
        """Who asks is looked up outside any transaction, so that nobody is known by an older view of the database."""
        now = self.app.extensions["clock"]()
        person = find_visitor(connection, place.token, now)
        if person is None:
            return None
        try:
            envelope, raw = open_batch(place.data, place.encoding)
            return ask(way, person, envelope, raw, now)
        except Problem:
            return None  # told on the long way


def door(app: Flask) -> BatchDoor:
    """The door for batches, one of each application."""
    app.extensions["batch_door"] = batch = BatchDoor(app)
    return batch
