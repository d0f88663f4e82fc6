"""Moments: each there once, taken once when it is due, and forgotten when nobody plans its day any more."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.database import db, write
from app.jobs.models import Job
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.jobs.work import Task
from app.moments.actions import FIRE, Due, forget_old, put, take_due, withdraw
from app.moments.handlers import handlers
from app.moments.models import Moment, PlannedDay
from app.moments.rules import on_the_minute
from app.notifications.models import ToldDay
from app.people.models import Person
from tests.conftest import MONDAY, Cast, TestClock

DAY = date(2026, 11, 23)


def at(cast: Cast, minutes: float, kind: str = "tea") -> Due:
    return Due(cast.alice.id, kind, DAY, MONDAY + timedelta(minutes=minutes))


def test_a_moment_is_there_once_and_stays_as_it_was_first(cast: Cast) -> None:
    for minutes in (5, 9):
        with write() as session:
            put(session, [at(cast, minutes)], MONDAY)
    assert db.session.scalars(select(Moment.due_at)).all() == [MONDAY + timedelta(minutes=5)]


def test_one_that_was_told_is_not_planned_again_but_may_wait_anew(cast: Cast) -> None:
    later = MONDAY + timedelta(minutes=5)
    with write() as session:
        put(session, [at(cast, 5)], MONDAY)
        assert take_due(session, MONDAY, 10) == []
        assert take_due(session, later, 10) == [at(cast, 5)]
        put(session, [at(cast, 5)], MONDAY)
        assert take_due(session, later, 10) == []
        put(session, [at(cast, 7)], MONDAY, moves=True)
        assert take_due(session, MONDAY + timedelta(minutes=7), 10) == [at(cast, 7)]


def test_a_moment_waits_for_its_whole_minute_and_so_does_its_job(cast: Cast) -> None:
    with write() as session:
        put(session, [at(cast, 4.2), at(cast, 4.7, "cake")], MONDAY)
    assert set(db.session.scalars(select(Moment.due_at))) == {MONDAY + timedelta(minutes=5)}
    assert db.session.scalars(select(Job.run_at).where(Job.kind == FIRE)).all() == [MONDAY + timedelta(minutes=5)]
    assert on_the_minute(MONDAY) == MONDAY


def test_what_was_withdrawn_is_not_told(cast: Cast) -> None:
    with write() as session:
        put(session, [at(cast, 5), at(cast, 5, "cake")], MONDAY)
        withdraw(session, [cast.alice.id], ["tea"])
        assert [one.kind for one in take_due(session, MONDAY + timedelta(hours=1), 10)] == ["cake"]


def test_old_ones_are_forgotten_by_the_daily_jobs(app: Flask, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        put(session, [at(cast, 5)], MONDAY)
        session.add(PlannedDay(zone="Europe/Amsterdam", day=DAY, planned_at=MONDAY))
        session.add(ToldDay(person_id=cast.alice.id, day=DAY, times=3))
    clock.forward(days=5)
    with write() as session:
        forget_old(session, clock())
        for kind in ("moments.forget_old", "notifications.forget_old"):
            session.add(Job(kind=kind, payload={}, run_at=clock(), attempts=0, created_at=clock()))
    Runner(app, app.extensions["work"], Pace()).work_through()
    for table in (Moment, PlannedDay, ToldDay):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0


def test_one_that_cannot_be_told_holds_up_none_of_the_others(app: Flask, cast: Cast, clock: TestClock) -> None:
    """Nor does it undo what its teller did for them."""
    heard: list[int] = []

    def teller(session: Session, due: Sequence[Due], now: datetime) -> None:
        for one in due:
            session.execute(update(Person).where(Person.id == one.person_id).values(revision=Person.revision + 1))
            if one.person_id == cast.bob.id:
                raise ZeroDivisionError
        heard.extend(one.person_id for one in due)

    people = [cast.alice, cast.bob, cast.carol, cast.maria]
    with write() as session:
        put(session, [Due(one.id, "tea", DAY, MONDAY) for one in people], MONDAY)
    before = dict(db.session.execute(select(Person.id, Person.revision)).all())
    handlers({"tea": teller})[FIRE](Task(1, FIRE, {}, 1, MONDAY, MONDAY))
    after = dict(db.session.execute(select(Person.id, Person.revision)).all())
    others = sorted({one.id for one in people} - {cast.bob.id})
    assert (sorted(heard), sorted(one for one in after if after[one] != before[one])) == (others, others)
    assert db.session.scalar(select(func.count()).where(Moment.told_at.is_(None))) == 0
