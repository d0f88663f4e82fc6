"""What holds of a limit wherever tries are counted: SQLite, PostgreSQL, Redis."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.database import db
from app.errors import TooMany
from app.jobs.work import Task
from app.limits import Limit, count_try, forget_tries
from app.limits.actions import Tries
from app.limits.models import Attempt
from app.limits.rules import WINDOW
from app.people.guessing import sign_in_limits
from app.privacy.retention import FORGET_TRIES, HANDLERS
from tests.conftest import TestClock

pytestmark = pytest.mark.usefixtures("tries")
DOOR, HALL = Limit("a door", 3), Limit("a hall", 5, is_of_place=True)


def is_counted(clock: TestClock, *limits: Limit) -> bool:
    """Try once."""
    try:
        count_try(limits or (DOOR,), clock())
    except TooMany:
        return False
    return True


def wait(clock: TestClock, *limits: Limit) -> int:
    """How many seconds somebody is told to wait."""
    with pytest.raises(TooMany) as refused:
        count_try(limits or (DOOR,), clock())
    told = refused.value.details["retry_after"]
    assert isinstance(told, int)
    return told


def test_as_many_as_the_limit_says_and_not_one_more(clock: TestClock) -> None:
    assert [is_counted(clock) for _ in range(5)] == [True] * 3 + [False] * 2


def test_of_those_that_try_at_once_exactly_the_limit_passes(app: Flask, clock: TestClock) -> None:
    def one(_: int) -> bool:
        with app.app_context():
            try:
                return is_counted(clock, Limit("a crowd", 7), HALL)
            finally:
                db.session.remove()

    with ThreadPoolExecutor(8) as crowd:
        assert sorted(crowd.map(one, range(24))) == [False] * 19 + [True] * 5


def test_a_try_is_forgotten_when_its_window_is_over_and_not_a_moment_before(clock: TestClock) -> None:
    assert is_counted(clock)
    clock.forward(minutes=5)
    assert is_counted(clock)
    assert is_counted(clock)
    clock.moment += WINDOW - timedelta(minutes=5, microseconds=1)
    assert not is_counted(clock)
    clock.forward(microseconds=1)
    assert [is_counted(clock) for _ in range(2)] == [True, False]


def test_one_is_told_how_long_to_wait(clock: TestClock) -> None:
    for _ in range(3):
        is_counted(clock)
        clock.forward(seconds=100)
    assert wait(clock) == 600
    clock.forward(seconds=599.5)
    assert wait(clock) == 1


def test_a_refused_try_does_not_prolong_the_wait(clock: TestClock) -> None:
    for _ in range(3):
        is_counted(clock)
    clock.forward(minutes=14)
    assert [is_counted(clock) for _ in range(3)] == [False] * 3
    clock.forward(minutes=1)
    assert [is_counted(clock) for _ in range(4)] == [True] * 3 + [False]


def test_where_one_limit_is_full_none_counts(clock: TestClock) -> None:
    for _ in range(3):
        is_counted(clock, DOOR)
    assert not any(is_counted(clock, HALL, DOOR) for _ in range(5))
    assert [is_counted(clock, HALL) for _ in range(6)] == [True] * 5 + [False]


def test_limits_do_not_count_for_each_other(clock: TestClock) -> None:
    for _ in range(3):
        is_counted(clock, DOOR)
    assert is_counted(clock, Limit("another door", 3))


def test_who_was_right_begins_anew_and_a_place_forgets_one_try(clock: TestClock) -> None:
    for _ in range(3):
        assert is_counted(clock, DOOR, HALL)
        clock.forward(seconds=1)
    forget_tries((DOOR, HALL), clock())
    assert [is_counted(clock, DOOR) for _ in range(4)] == [True] * 3 + [False]
    assert [is_counted(clock, HALL) for _ in range(4)] == [True] * 3 + [False]
    assert wait(clock, HALL) == WINDOW.total_seconds() - 3  # of the three, the newest was forgotten


def test_forgetting_what_was_never_tried_is_nothing(clock: TestClock, tries: Tries) -> None:
    forget_tries((DOOR, HALL), clock())
    assert is_counted(clock)


def test_who_tried_cannot_be_found_by_trying_names(app: Flask, clock: TestClock) -> None:
    """Nor is anything left of it when it counts no more, also where nobody tries again."""
    app.extensions["tries"] = Tries(None)
    count_try(sign_in_limits("Alice Ahmed", "10.0.0.7"), clock())
    kept = set(db.session.scalars(select(Attempt.subject)))
    assert len(kept) == 3
    assert not kept & {limit.digest for limit in sign_in_limits("Alice Ahmed", "10.0.0.7")}
    assert kept == {limit.mixed(app.config["SECRET_KEY"]).digest for limit in sign_in_limits("Alice Ahmed", "10.0.0.7")}
    db.session.rollback()
    HANDLERS[FORGET_TRIES](Task(1, FORGET_TRIES, {}, 1, clock(), clock() + WINDOW))
    assert not db.session.scalars(select(Attempt.id)).all()
