"""Periodic work is done once in each period, whoever plans it and whatever the clocks do."""

from datetime import UTC, datetime, time, timedelta

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from app.database import db, write
from app.jobs.actions import plan
from app.jobs.models import Job
from app.jobs.rules import FIRST_PAUSE, LONGEST_PAUSE, Daily, Every, pause, worker_state
from app.jobs.work import Periodic

HOUR = Every(timedelta(hours=1))
MORNING = Daily(time(2, 30), "Europe/Amsterdam")


def test_three_schedulers_over_a_clock_change_ask_once_a_period(app: Flask) -> None:
    """The night of 25 October 2026 has two half past twos in Amsterdam, that of 29 March 2026 has none."""
    work = (Periodic("hourly", HOUR), Periodic("tea", MORNING))
    for start in (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)):
        with write() as session:
            session.execute(delete(Job))
        for minutes in range(0, 36 * 60, 5):
            with write() as session:
                for seconds in (0, 1, 2):
                    plan(session, work, start + timedelta(minutes=minutes, seconds=seconds))
        counted = dict(db.session.execute(select(Job.kind, func.count()).group_by(Job.kind)).all())
        assert counted == {"hourly": 36, "tea": 2}


@given(st.integers(0, 500_000), st.integers(0, 3599))
def test_a_period_is_the_same_all_through_it(hours: int, seconds: int) -> None:
    start = datetime(1990, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    assert HOUR.period(start) == HOUR.period(start + timedelta(seconds=seconds)) == start.isoformat()


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_pauses_grow_to_about_an_hour(attempts: int, chance: float) -> None:
    found = pause(attempts, chance)
    assert FIRST_PAUSE / 2 <= found <= LONGEST_PAUSE * 1.5


def test_a_worker_is_late_after_a_minute() -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert worker_state(None, now) == "none"
    assert worker_state(now - timedelta(seconds=59), now) == "ok"
    assert worker_state(now - timedelta(seconds=60), now) == "late"
