"""The life of a job: asked for once, taken by one, ended by its owner, tried again, given up."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import db, write
from app.jobs.actions import enqueue, finish, forget_old, keep, take
from app.jobs.models import DEAD, DONE, OPEN, Job
from app.jobs.runner import Runner
from app.jobs.work import Outcome
from tests.conftest import TestClock
from tests.jobs.conftest import Notebook

LEASE = timedelta(seconds=60)


def ask(now: datetime, key: str | None = None, run_at: datetime | None = None, **payload: object) -> None:
    with write() as session:
        enqueue(session, "tea", payload, key=key, run_at=run_at, now=now)


def jobs() -> list[Job]:
    db.session.rollback()
    return list(db.session.scalars(select(Job).order_by(Job.id)))


def test_a_job_runs_once(runner: Runner, notebook: Notebook, clock: TestClock) -> None:
    ask(clock(), cups=2)
    assert runner.work_through() == 1
    assert [dict(task.payload) for task in notebook.seen] == [{"cups": 2}]
    assert jobs()[0].state == DONE
    assert jobs()[0].ended_at == clock()


def test_the_same_key_is_the_same_work(runner: Runner, notebook: Notebook, clock: TestClock) -> None:
    for _ in range(2):
        ask(clock(), key="pot 1")
    runner.work_through()
    ask(clock(), key="pot 1")
    assert runner.work_through() == 0
    assert len(notebook.seen) == 1


def test_work_waits_for_its_moment(runner: Runner, clock: TestClock) -> None:
    ask(clock(), run_at=clock() + timedelta(hours=1))
    assert runner.work_through() == 0
    clock.forward(hours=1)
    assert runner.work_through() == 1


def test_nothing_is_asked_for_when_the_business_fails(runner: Runner, clock: TestClock) -> None:
    def business() -> None:
        with write() as session:
            enqueue(session, "tea", {}, now=clock())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        business()
    assert jobs() == []


def test_an_effect_is_written_with_the_mark(runner: Runner, notebook: Notebook, clock: TestClock) -> None:
    def pour(session: Session) -> None:
        enqueue(session, "tea", {"second": True}, now=clock())

    notebook.answers = [Outcome(effect=pour)]
    ask(clock())
    assert runner.work_through() == 2
    assert [dict(task.payload) for task in notebook.seen] == [{}, {"second": True}]


def test_an_effect_that_fails_leaves_nothing_and_is_tried_again(
    runner: Runner, notebook: Notebook, clock: TestClock
) -> None:
    def spill(session: Session) -> None:
        enqueue(session, "tea", {"spilt": True}, now=clock())
        raise OSError("the cup broke")

    notebook.answers = [Outcome(effect=spill)]
    ask(clock())
    runner.work_through()
    [job] = jobs()
    assert (job.state, job.last_error) == (OPEN, "OSError: the cup broke")
    assert job.run_at > clock()


def test_a_failure_is_tried_again_later_and_given_up_in_the_end(
    runner: Runner, notebook: Notebook, clock: TestClock
) -> None:
    notebook.answers = [OSError("no water")] * 3
    ask(clock())
    assert runner.work_through() == 1
    clock.forward(minutes=1)
    runner.work_through()
    clock.forward(minutes=1)
    runner.work_through()
    clock.forward(days=1)
    assert runner.work_through() == 0
    assert len(notebook.seen) == 3
    assert jobs()[0].state == DEAD
    assert "no water" in (jobs()[0].last_error or "")


def test_an_unknown_kind_waits_for_the_version_that_knows_it(
    runner: Runner, notebook: Notebook, clock: TestClock
) -> None:
    with write() as session:
        enqueue(session, "coffee", {}, now=clock())
    runner.work_through()
    assert jobs()[0].state == OPEN


def test_what_a_dead_worker_left_is_due_again_after_its_lease(
    runner: Runner, notebook: Notebook, clock: TestClock
) -> None:
    ask(clock())
    with write() as session:
        assert take(session, clock(), LEASE)
    assert runner.work_through() == 0
    clock.forward(seconds=61)
    assert runner.work_through() == 1


def test_a_job_that_kills_its_worker_each_time_is_given_up(
    runner: Runner, notebook: Notebook, clock: TestClock
) -> None:
    ask(clock())
    for _ in range(3):
        with write() as session:
            assert take(session, clock(), LEASE)
        clock.forward(seconds=61)
    runner.work_through()
    assert notebook.seen == []
    assert jobs()[0].state == DEAD


def test_who_lost_a_job_changes_nothing(runner: Runner, notebook: Notebook, clock: TestClock) -> None:
    """A worker stalls past its lease; another does the job; the first comes back."""
    effects: list[str] = []

    def stall(_: object) -> None:
        notebook.meanwhile = None
        clock.forward(seconds=61)
        assert runner.work_through() == 1

    notebook.meanwhile = stall
    notebook.answers = [Outcome(effect=lambda _: effects.append("second"))]
    ask(clock())
    runner.run_next()
    assert len(notebook.seen) == 2
    assert effects == ["second"]


def test_a_kept_lease_is_not_taken_over(runner: Runner, clock: TestClock) -> None:
    ask(clock())
    with write() as session:
        job = take(session, clock(), LEASE)
        assert job
        assert job.owner
        held, owner = job.id, job.owner
    clock.forward(seconds=50)
    with write() as session:
        keep(session, {held: owner}, clock() + LEASE)
    clock.forward(seconds=50)
    assert runner.work_through() == 0
    with write() as session:
        assert not finish(session, held, "somebody else", Outcome(), clock(), None)
        assert finish(session, held, owner, Outcome(), clock(), None)


def test_what_ended_long_ago_is_forgotten(runner: Runner, clock: TestClock) -> None:
    ask(clock())
    runner.work_through()
    ask(clock())
    clock.forward(days=8)
    with write() as session:
        forget_old(session, clock())
    assert [job.state for job in jobs()] == [OPEN]
