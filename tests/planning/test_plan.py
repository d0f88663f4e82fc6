"""Planning a day for everybody: each moment once, at its time where its person is, whoever plans and however often."""

from datetime import date, datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.database import db, write
from app.jobs.models import Job
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.moments.actions import FIRE, Due, put
from app.moments.models import Moment, PlannedDay
from app.moments.rules import wall_clock
from app.notifications.models import Preference
from app.notifications.rules import Wishes
from app.notifications.tell import REMINDER
from app.people.actions import NewPerson, add_person, add_team
from app.planning.plan import AT_ONCE, PORTION, plan_all, replan_some
from tests.conftest import CORRECT_HORSE, Cast, TestClock
from tests.queries import counted_statements

TUESDAY = date(2026, 11, 24)


def moments(kind: str = "morning") -> dict[int, datetime]:
    db.session.rollback()
    rows = db.session.execute(select(Moment.person_id, Moment.due_at).where(Moment.kind == kind))
    return dict(rows.all())


def choose(person: Any, **chosen: Any) -> None:
    with write() as session:
        session.merge(Preference(person_id=person.id, **{"channels": {}, **chosen}))


def test_each_morning_is_at_the_persons_own_time_and_zone(cast: Cast, clock: TestClock) -> None:
    choose(cast.alice, morning_at=7 * 60 + 30)
    choose(cast.ada, channels={"challenge": "off"})
    with write() as session:
        session.merge(cast.other_team).zone = "America/New_York"
    clock.forward(hours=9)  # seven in the evening in Amsterdam, one in the afternoon in New York
    plan_all(clock())
    found = moments()
    assert found.keys() == {cast.alice.id, cast.bob.id, cast.maria.id, cast.carol.id}
    midnight = clock().replace(hour=0) + timedelta(days=1)
    assert found[cast.alice.id] == midnight + timedelta(hours=6, minutes=30)
    assert found[cast.bob.id] == midnight + timedelta(hours=7)
    assert found[cast.carol.id] == midnight + timedelta(hours=13)


def test_planning_again_adds_nothing_and_looks_at_nobody(cast: Cast, clock: TestClock) -> None:
    clock.forward(hours=9)
    assert plan_all(clock()) == 2 * 5  # today, of which nothing is left, and tomorrow
    first = moments()
    assert plan_all(clock()) == 0
    clock.forward(hours=6)
    assert plan_all(clock()) == 5  # the day has begun: who came since is planned too
    assert moments() == first
    assert set(db.session.scalars(select(PlannedDay.day))) == {TUESDAY - timedelta(days=1), TUESDAY}


def test_one_job_waits_at_each_minute_however_many_are_due(cast: Cast, clock: TestClock) -> None:
    clock.forward(hours=9)
    plan_all(clock())
    assert len(moments()) == 5
    jobs = db.session.scalars(select(Job).where(Job.kind == FIRE)).all()
    assert [job.run_at for job in jobs] == [clock().replace(hour=7) + timedelta(days=1)]


def test_more_people_than_one_portion_are_planned(cast: Cast, clock: TestClock) -> None:
    with write() as session:
        team = add_team(session, cast.organisation, "Many", "other", clock())
        for number in range(PORTION + 5):
            one = NewPerson(f"Person {number}", "correct horse")
            add_person(session, team, one, clock(), password_hash=CORRECT_HORSE)
    clock.forward(hours=9)
    plan_all(clock())
    assert len(moments()) == PORTION + 5 + 5


def test_a_team_is_planned_anew_in_a_few_statements(app: Flask, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        team = add_team(session, session.merge(cast.organisation), "Many", "other", clock())
        for number in range(AT_ONCE - 1):
            one = NewPerson(f"Person {number}", "correct horse")
            add_person(session, team, one, clock(), password_hash=CORRECT_HORSE)
    clock.forward(hours=9)
    plan_all(clock())
    with write() as session:
        team.zone = "Europe/London"
        session.merge(team)
        session.flush()
        with counted_statements() as asked:
            replan_some(session, team.id, 0, clock())
    assert set(moments().values()) == {clock().replace(hour=hour) + timedelta(days=1) for hour in (7, 8)}
    assert len(asked) <= 16


def test_a_reminder_that_waits_moves_with_the_team(app: Flask, cast: Cast, clock: TestClock) -> None:
    at = clock() + timedelta(hours=3)
    with write() as session:
        put(session, [Due(cast.alice.id, REMINDER, at.date(), at)], clock())
        session.merge(cast.team).zone = "Europe/London"
    with write() as session:
        replan_some(session, cast.team.id, 0, clock())
    assert moments(REMINDER) == {cast.alice.id: wall_clock(at.date(), Wishes().reminder, "Europe/London")}


def test_who_chooses_another_time_is_planned_anew(app: Flask, cast: Cast, alice: Any, clock: TestClock) -> None:
    clock.forward(hours=9)
    plan_all(clock())
    times = {"morning_at": "09:30", "reminder_at": "14:00"}
    alice.post("/me/notifications", data=times | {"most_a_day": "3"})
    Runner(app, app.extensions["work"], Pace()).work_through()
    assert moments()[cast.alice.id] == clock().replace(hour=8, minute=30) + timedelta(days=1)
    assert moments()[cast.bob.id] == clock().replace(hour=7) + timedelta(days=1)
    alice.post("/me/leave", data={"first": TUESDAY.isoformat(), "last": ""})
    Runner(app, app.extensions["work"], Pace()).work_through()
    assert cast.alice.id not in moments()
