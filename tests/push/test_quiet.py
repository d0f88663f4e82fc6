"""What was on its way to a phone when its person switched the game off does not ring any more."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.notifications.actions import Link, notify
from app.notifications.kinds import KINDS
from app.notifications.models import Notification
from app.notifications.rules import Sending
from app.people.models import Person
from app.people.visibility import choose_quiet
from app.push.actions import fan_out
from tests.conftest import Cast, TestClock
from tests.push.conftest import URL, Service, Works, messages, send_jobs
from tests.push.phone import Phone

GAME = sorted(kind.name for kind in KINDS.values() if kind.is_game)
TOLD: dict[str, dict[str, Any]] = {"badge": {"badge": "first-surprise"}, "applause": {"by": "Bob", "others": 0}}


@pytest.fixture(autouse=True)
def phone(runner: Works, service: Service, alice: FlaskClient) -> Phone:
    """Alice's phone."""
    phone = service.phone()
    alice.post(URL, json=phone.subscription(detail=True))
    return phone


def tell(cast: Cast, clock: TestClock, kind: str) -> None:
    with write() as session:
        link = Link("today.today")
        notify(session, [cast.alice.id], kind, TOLD.get(kind, {}), clock(), group_key=kind, link=link)


def play(cast: Cast, clock: TestClock, *, quiet: bool) -> None:
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=quiet, now=clock())


def test_a_letter_of_the_game_that_waits_for_the_sender_is_thrown_away_and_another_is_not(
    runner: Works, service: Service, phone: Phone, cast: Cast, clock: TestClock
) -> None:
    for kind in ("badge", "applause"):
        tell(cast, clock, kind)
    assert runner.worker.work_through()
    assert len(send_jobs()) == 2
    play(cast, clock, quiet=True)
    runner.send()
    assert [shown["notification"]["title"] for shown in messages(service, phone)] == ["Bob applauds you"]
    play(cast, clock, quiet=False)
    runner.send()
    assert len(service.received) == 1  # it is in the inbox again, and no news


def test_nothing_of_the_game_is_asked_of_the_sender_once_it_is_off(cast: Cast, clock: TestClock) -> None:
    """Between the moment that it was decided and the moment that it is asked for."""
    for kind in (*GAME, "applause"):
        tell(cast, clock, kind)
    rows = db.session.execute(select(Notification.id, Notification.round, Notification.kind)).all()
    play(cast, clock, quiet=True)
    with write() as session:
        fan_out(session, [Sending(number, turn, None) for number, turn, _ in rows], clock())
    (job,) = send_jobs()
    assert job.payload["notification"] == next(number for number, _, kind in rows if kind == "applause")


def test_what_waits_for_the_morning_does_not_ring_in_it(
    runner: Works, service: Service, cast: Cast, clock: TestClock
) -> None:
    """It happened after work, so it was planned for the next morning; in the evening the game was switched off."""
    clock.forward(hours=12)
    tell(cast, clock, "badge")
    runner.work_through()
    play(cast, clock, quiet=True)
    for _ in range(30):
        clock.forward(hours=1)
        runner.work_through()
    assert service.received == []
