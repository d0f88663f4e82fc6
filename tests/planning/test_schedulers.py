"""F18: three schedulers and three workers at the very same moments, over a night in which the clock changes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.calendar.rules import game_day
from app.database import db, write
from app.jobs.actions import plan
from app.jobs.models import DONE, Job
from app.jobs.rules import Daily, Pace
from app.jobs.runner import Runner
from app.jobs.work import Periodic
from app.moments.models import Moment
from app.notifications.models import Notification
from app.planning.handlers import PERIODIC
from tests.conftest import Cast, TestClock

AT_ONCE = 3
EVENINGS = {
    "spring": (datetime(2026, 3, 28, 20, tzinfo=UTC), "T06:00"),
    "autumn": (datetime(2026, 10, 24, 20, tzinfo=UTC), "T07:00"),
}
TEA = Periodic("tea", Daily(time(2, 30), "Europe/Amsterdam"))  # not there in spring, and twice in autumn

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def at_once(work: Callable[[], None]) -> None:
    """Three threads do it at the same moment, each with a connection of its own."""
    start, problems = Barrier(AT_ONCE), list[BaseException]()

    def one() -> None:
        start.wait()
        try:
            work()
        except BaseException as problem:
            problems.append(problem)

    threads = [Thread(target=one) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []


@pytest.mark.parametrize("season", EVENINGS)
def test_each_period_asks_once_and_each_person_has_each_moment_once(
    app: Flask, cast: Cast, clock: TestClock, season: str
) -> None:
    clock.moment, eight_o_clock = EVENINGS[season]
    with write() as session:
        for person in cast.everybody:
            session.merge(person).work_week = "1111111"
    whole = app.extensions["work"]
    works = replace(whole, periodic=(*whole.periodic, TEA), handlers={**whole.handlers, "tea": lambda _: None})

    def schedule() -> None:
        with app.app_context(), write() as session:
            plan(session, works.periodic, clock())

    def work() -> None:
        Runner(app, works, Pace()).work_through()

    periods: dict[str, set[str | None]] = {work.kind: set() for work in PERIODIC}
    for _ in range(24):
        for periodic in PERIODIC:
            periods[periodic.kind].add(periodic.schedule.period(clock()))
        at_once(schedule)
        at_once(work)
        clock.forward(minutes=30)
    db.session.rollback()
    asked = dict(db.session.execute(select(Job.kind, func.count()).group_by(Job.kind)).all())
    assert {work.kind: asked[work.kind] for work in PERIODIC} == {kind: len(due) for kind, due in periods.items()}
    assert asked["tea"] == 2  # that of Saturday, whose time had passed, and that of Sunday
    assert set(db.session.scalars(select(Job.state).where(Job.run_at <= clock()))) == {DONE}
    sunday = game_day(clock(), "Europe/Amsterdam")
    rows = db.session.execute(
        select(Moment.person_id, Moment.due_at).where(Moment.kind == "morning", Moment.day == sunday)
    ).all()
    everybody = {person.id: 1 for person in cast.everybody}
    assert Counter(person_id for person_id, _ in rows) == everybody
    assert {due_at.isoformat()[:16] for _, due_at in rows} == {f"{sunday}{eight_o_clock}"}
    told = db.session.execute(select(Notification.person_id, Notification.round)).all()
    assert dict(told) == everybody
