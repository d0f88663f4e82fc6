"""Who stays behind is nudged by one rule: privately, kindly, and at most once in two weeks."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from uuid_utils.compat import uuid7

from app.calendar.rules import WorkWeek
from app.database import db, write
from app.deeds.models import LoggedDeed, Retraction
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.notifications.models import Notification
from app.people.models import Person
from app.people.visibility import choose_quiet
from app.planning.nudging import last_deeds, look_who_stays_behind
from app.planning.rules import IDLE_DAYS, NOT_AGAIN, stays_behind
from app.way import compose
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ELEVEN = MONDAY + timedelta(hours=1)


@given(DAYS, st.none() | st.integers(0, 40), st.none() | st.integers(0, 40))
def test_the_rule(today: date, deed_ago: int | None, nudge_ago: int | None) -> None:
    week = WorkWeek(place="XX")
    last = None if deed_ago is None else today - timedelta(days=deed_ago)
    nudged = None if nudge_ago is None else today - timedelta(days=nudge_ago)
    is_behind = stays_behind(week, today, today - timedelta(days=60), last, nudged)
    idle = [day for day in week.back_from(today) if day < today and (last is None or day > last)]
    assert is_behind == (
        week.is_working_day(today)
        and last != today
        and len(idle) >= IDLE_DAYS
        and (nudged is None or today - nudged >= NOT_AGAIN)
    )


def test_who_came_this_week_is_left_alone() -> None:
    assert not stays_behind(WorkWeek(), date(2026, 11, 23), date(2026, 11, 18), None, None)


def nudged() -> set[int]:
    db.session.rollback()
    return set(db.session.scalars(select(Notification.person_id).where(Notification.kind == "nudge")))


@pytest.fixture
def look(app: Flask, clock: TestClock):  # type: ignore[no-untyped-def]
    runner = Runner(app, app.extensions["work"], Pace())

    def look(at: datetime) -> None:
        clock.moment = at
        look_who_stays_behind(clock())
        look_who_stays_behind(clock())
        runner.work_through()

    return look


def test_who_did_nothing_for_five_days_hears_it_alone(look, alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:  # type: ignore[no-untyped-def]
    send(alice, cast.alice, [deed("tally", MONDAY - timedelta(days=3))])
    with write() as session:
        choose_quiet(session.get_one(Person, cast.carol.id), quiet=True, now=MONDAY)
    look(ELEVEN)
    assert nudged() == {cast.bob.id, cast.maria.id, cast.ada.id}
    assert "Bob" not in maria.get("/inbox").text


DEEDS = [
    ("tally", {}),
    ("compliment", {"because": "You stayed until it was solved"}),
    ("first_step", {"what": "Ring the bakery"}),
    ("idea", {"title": "Wave", "what": "Wave once.", "minutes": 5, "courage": 1}),
    ("half_hour", {"action": "reserve", "at": "15:00"}),
]


@pytest.mark.parametrize(("kind", "payload"), DEEDS, ids=[kind for kind, _ in DEEDS])
def test_a_deed_of_any_kind_is_a_deed(look, alice: FlaskClient, cast: Cast, kind: str, payload: dict[str, Any]) -> None:  # type: ignore[no-untyped-def]
    more = {"to": str(cast.bob.account)} if kind == "compliment" else {}
    answer = send(alice, cast.alice, [deed(kind, MONDAY - timedelta(days=3), **payload, **more)])
    assert statuses(answer) == ["accepted"]
    look(ELEVEN)
    assert cast.alice.id not in nudged()
    assert cast.bob.id in nudged()


@pytest.mark.parametrize("kind", sorted(compose().kinds))
def test_every_kind_that_there_is_counts_and_one_that_was_taken_back_does_not(cast: Cast, kind: str) -> None:
    day = MONDAY.date()
    with write() as session:
        for person, when in ((cast.alice, day), (cast.alice, day - timedelta(days=9)), (cast.bob, day)):
            fact = {"kind": kind, "occurred_at": MONDAY, "zone": "Europe/Amsterdam", "received_at": MONDAY}
            session.add(LoggedDeed(person_id=person.id, id=uuid7(), local_day=when, fingerprint=1, payload={}, **fact))
        session.flush()
        (his,) = session.scalars(select(LoggedDeed.id).where(LoggedDeed.person_id == cast.bob.id))
        session.add(Retraction(person_id=cast.bob.id, deed_id=his))
    assert last_deeds(db.session(), [cast.alice.id, cast.bob.id]) == {cast.alice.id: day}


def test_at_most_once_in_two_weeks(look, cast: Cast) -> None:  # type: ignore[no-untyped-def]
    look(ELEVEN)
    for days in (1, 7, 11):
        look(ELEVEN + timedelta(days=days))
    rounds = set(db.session.scalars(select(Notification.round).where(Notification.kind == "nudge")))
    assert rounds == {1}
    look(ELEVEN + timedelta(days=14))
    db.session.rollback()
    assert set(db.session.scalars(select(Notification.round).where(Notification.kind == "nudge"))) == {2}


def test_everybody_reads_the_rule(alice: FlaskClient) -> None:
    assert "do nothing on 5 of your own working days" in alice.get("/rules").text
