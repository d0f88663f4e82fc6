"""A push service that answers as it is told, and an application that may send to it."""

import asyncio
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from aiohttp import web
from flask import Flask
from sqlalchemy import select

from app import keys
from app.config import Settings
from app.database import db, write
from app.jobs.models import Job
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.notifications.actions import Link, notify
from app.people.models import Person
from app.push.actions import SEND_ONE
from app.push.desk import Desk
from app.push.fates import settle
from app.push.models import Subscription
from app.push.sender import Sender
from app.push.tools import make_sealers
from tests.conftest import TestClock
from tests.push.phone import Phone
from tests.push.served import serve

T = TypeVar("T")
URL = "/api/v1/push/subscriptions"
IMPATIENT = 0.5
"""Seconds that the sender of these tests waits, where the real one waits ten."""


@dataclass(frozen=True)
class Received:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Service:
    """Answers `status` with `headers` after `delay` seconds, or is silent when `status` is 0."""

    port: int = 0
    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    received: list[Received] = field(default_factory=list)
    peers: set[object] = field(default_factory=set)

    async def answer(self, request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.received.append(Received(request.path, headers, await request.read()))
        self.peers.add(request.transport.get_extra_info("peername") if request.transport else None)
        await asyncio.sleep(self.delay if self.status else 60)
        return web.Response(status=self.status, headers=self.headers)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def phone(self, name: str = "phone") -> Phone:
        return Phone(f"http://{self.host}/wpush/v2/{name}")


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", service.answer)
    with serve(application) as served:
        service.port = served.port
        yield service


class Works:
    """A worker and a sender in the hands of a test: what is due is done, one after the other, and all at `now`."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.worker = Runner(app, app.extensions["work"], Pace())
        self._loop = asyncio.new_event_loop()
        self.renew()

    def renew(self) -> None:
        """As if the sender was started anew: it reads settings and keys."""
        settings: Settings = self.app.config["SETTINGS"]
        self.sender = Sender(settings.push_allowed_hosts, make_sealers(settings), timeout=IMPATIENT)
        self._desk = Desk(self.app, "sender-of-the-test", Pace().lease, self.sender.knows_key)

    def run_next(self) -> bool:
        """Let the worker do one job."""
        return self.worker.run_next()

    def work_through(self) -> int:
        """Let both do all that is due; answers how many jobs and messages there were."""
        return self.worker.work_through() + self.send()

    def send(self) -> int:
        """Let the sender do what is due."""
        letters, settled = self._desk.exchange([], 100)
        for letter in letters:
            now = self.app.extensions["clock"]()
            settled.append(settle(letter, self.do(self.sender.send(letter, now)), now))
        if settled:
            self._desk.exchange(settled, 0)
        return len(settled)

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)

    def close(self) -> None:
        self.sender.close()
        self.do(asyncio.sleep(0.01))  # connections say goodbye
        self._loop.close()


@pytest.fixture
def runner(app: Flask, service: Service, tmp_path: Path) -> Iterator[Works]:
    """Works through the jobs of an application that has keys, and that may send to the service of the test."""
    settings: Settings = replace(app.config["SETTINGS"], data_dir=tmp_path, push_allowed_hosts=(service.host,))
    app.config["SETTINGS"] = settings
    keys.make_missing(settings)
    works = Works(app)
    yield works
    works.close()


def messages(service: Service, phone: Phone) -> list[dict[str, Any]]:
    """What this phone could read of all that the service received."""
    return [phone.read(one.body) for one in service.received if phone.endpoint.endswith(one.path)]


def tell(person: Person, clock: TestClock, key: str = "challenge:1") -> None:
    """A challenge comes into this person's inbox, and to their phones at any hour and however many came before."""
    params = {"by": "Maria", "title": "Bel één klant terug", "minutes": 10}
    with write() as session:
        notify(
            session, [person.id], "challenge", params, clock(), group_key=key, link=Link("today.today"), is_asked=True
        )


def send_jobs() -> list[Job]:
    """The messages that were asked for, one for each phone."""
    db.session.rollback()
    return list(db.session.scalars(select(Job).where(Job.kind == SEND_ONE).order_by(Job.id)))


def phones() -> list[Subscription]:
    """The subscriptions that are kept."""
    db.session.rollback()
    return list(db.session.scalars(select(Subscription).order_by(Subscription.id)))
