"""The short way for a batch of deeds: from the body to the answer, and nothing that a batch does not need."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from flask import Flask

from app.database import db
from app.deeds.exchange import answer_to, open_batch
from app.deeds.rules import MAX_BYTES
from app.deeds.way import Way
from app.errors import Problem
from app.people.visits import find_visitor
from app.web.short_way import Answer, Call

PATH = "/api/v1/deeds"


@dataclass(slots=True)
class BatchDoor:
    """Where a batch is taken from somebody who is signed in.

    On SQLite, where one transaction writes at a time anyway, each process works at one batch at a time: threads that
    read the next ones would only take the interpreter from the one that all others wait for.
    """

    app: Flask
    turn: Lock = field(default_factory=Lock)

    def __call__(self, call: Call) -> Answer | None:
        """The answer to a batch that is taken; None where it is refused."""
        data = call.body(MAX_BYTES)
        if data is None:
            return None
        with self.app.app_context(), self._turn():
            now = self.app.extensions["clock"]()
            way: Way = self.app.extensions["way"]
            session = db.session()
            person = find_visitor(session.connection(), call.token, now)
            if person is None:
                return None
            try:
                envelope, raw = open_batch(data, call.environ.get("HTTP_CONTENT_ENCODING", ""))
                return Answer(answer_to(way, person, envelope, raw, now), "application/json")
            except Problem:
                return None  # told on the long way

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if db.engine.dialect.name != "sqlite":
            yield
            return
        with self.turn:
            yield


def door(app: Flask) -> BatchDoor:
    """The door for batches."""
    return BatchDoor(app)
