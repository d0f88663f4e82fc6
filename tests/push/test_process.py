"""Sender processes: two share the work without a repeat, and one that is killed leaves nothing behind.

Each message goes to a phone of its own, so that the push service sees which ones came, and how often.
"""

import multiprocessing
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, insert, select

from app import keys
from app.config import Settings
from app.database import db, write
from app.jobs.alive import last_beat
from app.jobs.models import DONE, OPEN, Job
from app.people.models import DeviceSession, Person
from app.people.sessions import open_session
from app.push.actions import LANE
from app.push.fates import Fate
from app.push.models import PushCount, Subscription
from app.push.trial import phones_of, try_phones
from tests.conftest import Cast
from tests.push.conftest import Service
from tests.push.posting import AT_ONCE, run_sender

PHONES = 400
PATIENCE = 60.0
Start = Callable[[float], ForkServerProcess]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(200)]


@pytest.fixture
def environment(app: Flask, database: str, service: Service, tmp_path: Path) -> dict[str, str]:
    settings = replace(app.config["SETTINGS"], data_dir=tmp_path)
    app.config["SETTINGS"] = settings
    keys.make_missing(settings)
    return {
        "STREEPJE_DATA_DIR": str(tmp_path),
        "STREEPJE_DATABASE_URL": database,
        "STREEPJE_PUSH_ALLOWED_HOSTS": service.host,
    }


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    """Starts sender processes, and leaves none behind."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.push.posting"])
    started: list[ForkServerProcess] = []

    def start(lease: float) -> ForkServerProcess:
        process = context.Process(target=run_sender, args=(environment, lease), daemon=True)
        process.start()
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.join()
        process.close()


def ask_for_messages(app: Flask, service: Service, person: Person) -> None:
    """One message to each of many phones, now."""
    settings: Settings = app.config["SETTINGS"]
    told = service.phone().subscription()["keys"]
    now = datetime.now(UTC)  # the senders are processes of their own, in real time
    with write() as session:
        who = session.get_one(Person, person.id)
        signed_in: DeviceSession = open_session(session, who, "Firefox on Android", now)
        phone = {
            "person_id": who.id,
            "device_session_id": signed_in.id,
            "vapid_key_id": keys.vapid_keys(settings).id,
            "origin": "http://localhost",
            "shows_detail": False,
            "created_at": now,
            "failures": 0,
            **told,
        }
        rows = [phone | {"endpoint": f"http://{service.host}/{number}"} for number in range(PHONES)]
        session.execute(insert(Subscription), rows)
        try_phones(session, who, phones_of(session, who, signed_in.id), now)


def received(service: Service) -> Counter[str]:
    return Counter(one.path for one in list(service.received))


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def states() -> dict[str, int]:
    db.session.rollback()
    return {row[0]: row[1] for row in db.session.execute(select(Job.state, func.count()).group_by(Job.state))}


def counted(fate: Fate) -> int:
    return db.session.scalar(select(func.sum(PushCount.messages)).where(PushCount.fate == fate.value)) or 0


def test_two_senders_share_the_work_and_send_nothing_twice(
    app: Flask, service: Service, cast: Cast, start: Start
) -> None:
    ask_for_messages(app, service, cast.alice)
    service.delay = 0.02
    senders = [start(60), start(60)]
    wait_until(lambda: states() == {DONE: PHONES})
    assert set(received(service).values()) == {1}
    assert len(service.peers) > AT_ONCE  # both had connections of their own
    assert counted(Fate.SENT) == PHONES
    assert last_beat(db.session(), LANE) is not None
    for sender in senders:
        sender.terminate()
        sender.join(timeout=30)
        assert sender.exitcode == 0
    db.session.rollback()
    assert last_beat(db.session(), LANE) is None


def test_a_killed_sender_leaves_its_messages_to_the_other(
    app: Flask, service: Service, cast: Cast, start: Start
) -> None:
    ask_for_messages(app, service, cast.alice)
    service.delay = 0.1
    killed = start(3)
    wait_until(lambda: len(service.received) > AT_ONCE)
    killed.kill()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    start(3)
    wait_until(lambda: states() == {DONE: PHONES})
    times = received(service)
    assert len(times) == PHONES
    # only what was on its way when it died, or not yet written down, may come again: it replaces itself
    assert sum(times.values()) - PHONES <= 3 * AT_ONCE
    assert max(times.values()) <= 2


def test_a_sender_that_stops_gives_back_what_it_did_not_begin(
    app: Flask, service: Service, cast: Cast, start: Start
) -> None:
    ask_for_messages(app, service, cast.alice)
    service.delay = 0.1
    sender = start(60)
    wait_until(lambda: len(service.received) > AT_ONCE)
    sender.terminate()
    sender.join(timeout=30)
    assert sender.exitcode == 0
    found = states()
    assert found[DONE] == len(service.received) == counted(Fate.SENT)
    assert found[OPEN] == PHONES - found[DONE]
    db.session.rollback()
    held = db.session.scalar(select(func.count()).select_from(Job).where(Job.owner.is_not(None)))
    assert held == 0
