"""What phones go through, by the contract: sessions that end, bad deeds, large outboxes, somebody else's ids."""

from collections import Counter
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.database import db, write
from app.deeds.models import LoggedDeed
from app.people.models import Person
from app.people.sessions import end_sessions
from app.scores.models import PersonDay
from faults.line import Answer
from faults.phone import Phone
from tests.conftest import Cast, TestClock, client_for

SIZE = 500  # characters of a long surprise


def phone_of(client: FlaskClient, person: Person, clock: TestClock) -> Phone:
    """A phone that speaks to the application through this browser."""

    def post(body: bytes) -> Answer:
        answer = client.post("/api/v1/deeds", data=body, content_type="application/json")
        return Answer(answer.status_code, answer.json if answer.is_json else None)

    return Phone(str(person.account), post, clock=clock)


def stored(person: Person) -> int:
    return db.session.scalar(select(func.count()).where(LoggedDeed.person_id == person.id)) or 0


def strokes_by_day(person: Person) -> dict[str, int]:
    rows = db.session.execute(select(PersonDay.day, PersonDay.strokes).where(PersonDay.person_id == person.id))
    return {day.isoformat(): strokes for day, strokes in rows}


def test_a_session_ends_with_200_waiting_and_all_count_on_their_own_days(
    app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    """F3: the person signs in again three days later."""
    phone = phone_of(alice, cast.alice, clock)
    with write() as session:
        end_sessions(session, cast.alice)
    wanted: Counter[str] = Counter()
    for _ in range(200):
        phone.tap()
        wanted[phone.outbox[next(reversed(phone.outbox))]["local_day"]] += 1
        clock.forward(minutes=17)
    assert phone.drain() == "signed_out"
    assert len(phone.outbox) == 200
    clock.forward(days=3)
    phone.post = phone_of(client_for(app, cast.alice), cast.alice, clock).post
    assert phone.drain() == "empty"
    assert strokes_by_day(cast.alice) == wanted
    assert len(wanted) == 3


def test_bad_deeds_are_shown_and_the_queue_goes_on(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    """F5."""
    phone = phone_of(alice, cast.alice, clock)
    bad = {}
    for number in range(250):
        name = phone.tap()
        if number % 20 == 7:
            phone.outbox[name]["kind"], bad[name] = "dance", "unknown_kind"
        elif number % 20 == 8:
            phone.outbox[name]["occurred_at"], bad[name] = "yesterday", "bad_occurred_at"
    assert phone.drain() == "empty"
    assert phone.attention == bad
    assert stored(cast.alice) == 250 - len(bad)


def test_5000_that_are_too_large_for_one_request_all_arrive(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    """F6: this phone counts deeds, and learns about bytes from the refusals."""
    phone = phone_of(alice, cast.alice, clock)
    many = 5000 if db.engine.dialect.name == "sqlite" else 1000
    for number in range(many):
        phone.tap("surprise", what=f"{number} ".ljust(SIZE, "x")) if number % 100 < 98 else phone.tap()
    refused = 0
    post = phone.post

    def counted(body: bytes) -> Answer | None:
        nonlocal refused
        answer = post(body)
        refused += answer is not None and answer.status == 413
        return answer

    phone.post = counted
    assert phone.drain() == "empty"
    assert refused
    assert not phone.attention
    assert stored(cast.alice) == many


def test_one_deed_that_is_too_large_alone_does_not_hold_up_the_others(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    phone = phone_of(alice, cast.alice, clock)
    phone.tap()
    huge = phone.tap("surprise", what="x" * 70_000)
    phone.tap()
    assert phone.drain() == "empty"
    assert phone.attention == {huge: "batch_too_large"}
    assert stored(cast.alice) == 2


def test_nobody_takes_back_what_somebody_else_did(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    """F9: Bob knows the id of Alice's deed, replays it, and takes it back."""
    hers, his = phone_of(alice, cast.alice, clock), phone_of(bob, cast.bob, clock)
    name = hers.tap()
    item = hers.outbox[name]
    assert hers.drain() == "empty"
    his.outbox[name] = item
    his.tap("retraction", deed=name)
    assert his.drain() == "empty"
    assert strokes_by_day(cast.alice) == {item["local_day"]: 1}
    assert hers.state["days"][item["local_day"]]["strokes"] == 1


def test_a_phone_with_other_content_under_a_known_id_is_shown_the_conflict(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    """F9."""
    phone = phone_of(alice, cast.alice, clock)
    name = phone.tap("surprise", what="A card")
    item = phone.outbox[name]
    assert phone.drain() == "empty"
    phone.outbox[name] = item | {"payload": {"what": "A cake"}}
    assert phone.drain() == "empty"
    assert phone.attention == {name: "other_content"}
    assert stored(cast.alice) == 1


@pytest.mark.parametrize("behind", [timedelta(days=1), timedelta(hours=-1), timedelta(days=3650)])
def test_a_wrong_clock_survives_a_long_wait(
    alice: FlaskClient, cast: Cast, clock: TestClock, behind: timedelta
) -> None:
    """F10: deeds of three days, sent together on the third."""
    phone = phone_of(alice, cast.alice, clock)
    phone.slow = behind
    wanted: Counter[str] = Counter()
    for _ in range(12):
        wanted[(clock() - timedelta(hours=3)).date().isoformat()] += 1  # winter in Amsterdam: the day starts at 3 UTC
        phone.tap()
        clock.forward(hours=5, minutes=30)
    assert phone.drain() == "empty"
    assert strokes_by_day(cast.alice) == wanted
    assert not phone.attention
