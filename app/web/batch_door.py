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
MOST_TOGETHER = 8


@dataclass(slots=True, eq=False)
class Place:
    """A request that waits for its answer; without one when it was looked at, it goes the long way."""

    token: str
    data: bytes
    encoding: str
    is_seen: bool = False
    answer: Answer | None = None


@dataclass(slots=True)
class BatchDoor:
    """Where batches are taken from people who are signed in.

    On SQLite, where one transaction writes at a time anyway, those that wait in this process at the same moment are
    taken together: whoever comes first works for all, and one commit keeps everything. So a commit, which waits for the
    disk, is shared; and threads that read the next batches do not take the interpreter from the one that all wait for.
    Where anything goes wrong nothing is kept, and each goes the long way by itself (docs/adr/0022).
    """

    app: Flask
    waiting: deque[Place] = field(default_factory=deque)
    turn: Lock = field(default_factory=Lock)
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
            self._serve(deque([place]))
        return place.answer

    def _queue(self, place: Place) -> None:
        self.waiting.append(place)
        with self.turn:
            try:
                while not place.is_seen:  # who comes to the lock first need not be first in the queue
                    self._serve(self.waiting)
            finally:
                if not place.is_seen:  # it goes the long way: nobody waits here any more
                    self.waiting.remove(place)

    def _serve(self, waiting: deque[Place]) -> None:
        """Answer those who wait, and those who come while they are read."""
        way: Way = self.app.extensions["way"]
        taken: list[tuple[Place, Asked]] = []
        with self.app.app_context():
            with db.engine.connect() as connection:
                while waiting and len(taken) < MOST_TOGETHER:
                    place = waiting.popleft()
                    place.is_seen = True
                    asked = self._take(connection, way, place)
                    if asked is not None:
                        taken.append((place, asked))
            bodies = answers_to(way, [asked for _, asked in taken])
        for (place, _), body in zip(taken, bodies, strict=True):
            place.answer = Answer(body, "application/json")

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
