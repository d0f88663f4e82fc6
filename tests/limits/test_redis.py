"""Counting in a Redis: what stands there, and what happens when it fails. Never is there no limit."""

import logging
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import create_app, keys
from app.config import Settings
from app.database import db
from app.errors import TooMany
from app.limits import Limit, count_try, forget_tries
from app.limits.actions import REST, Tries
from app.limits.in_redis import InRedis
from app.limits.models import Attempt
from app.limits.rules import WINDOW
from app.people.guessing import sign_in_limits
from faults.wire import Wire
from tests.conftest import Cast, TestClock
from tests.limits.conftest import counting

pytestmark = pytest.mark.redis
DOOR, HALL = Limit("a door", 5), Limit("a hall", 100, is_of_place=True)
WRONG = {"name": "Alice Ahmed", "password": "wrong horse"}


@pytest.fixture(autouse=True)
def tries(app: Flask, in_redis: InRedis) -> Tries:
    """This application counts in Redis."""
    app.extensions["tries"] = made = Tries(in_redis)
    return made


def counted_in_database() -> int:
    return db.session.scalar(select(func.count()).select_from(Attempt)) or 0


def pass_of(clock: TestClock, many: int, *limits: Limit) -> int:
    """How many of so many tries are counted."""
    passed = 0
    for _ in range(many):
        try:
            count_try(limits or (DOOR,), clock())
            passed += 1
        except TooMany:
            pass
    return passed


def test_signing_in_counts_in_redis_alone(browser: FlaskClient, cast: Cast, in_redis: InRedis) -> None:
    assert [browser.post("/session", data=WRONG).status_code for _ in range(6)] == [422] * 5 + [429]
    assert counted_in_database() == 0
    assert len(list(in_redis.redis.scan_iter(f"streepje:{{{in_redis.deployment}}}:tries:*"))) == 3


def test_neither_names_nor_addresses_are_kept_and_nothing_stays(
    app: Flask, clock: TestClock, in_redis: InRedis
) -> None:
    limits = sign_in_limits("Alice Ahmed", "203.0.113.9")
    count_try(limits, clock())
    assert not any(in_redis.redis.exists(in_redis.key(limit)) for limit in limits)  # without the deployment's key
    for limit in [one.mixed(app.config["SECRET_KEY"]) for one in limits]:
        (member,) = in_redis.redis.zrange(in_redis.key(limit), 0, -1)
        kept = f"{in_redis.key(limit)} {member!r}"
        assert not any(word in kept.lower() for word in ("alice", "ahmed", "203.0.113"))
        assert 0 < in_redis.redis.pttl(in_redis.key(limit)) <= WINDOW / timedelta(milliseconds=1)


def test_deployments_that_share_a_redis_do_not_count_for_each_other(
    clock: TestClock, in_redis: InRedis, redis_wire: Wire
) -> None:
    other = counting(redis_wire)
    for _ in range(5):
        assert in_redis.count([DOOR], clock()) is None
    assert in_redis.count([DOOR], clock()) == clock()
    assert other.count([DOOR], clock()) is None
    other.forget([DOOR])
    other.redis.close()


def test_processes_and_machines_of_a_deployment_count_together(app: Flask, database: str) -> None:
    settings = Settings(
        data_dir=app.config["SETTINGS"].data_dir, database_url=database, redis_url="redis://127.0.0.1:6379/8"
    )
    names = [
        create_app(settings, key).extensions["tries"].redis.deployment
        for key in (
            "a key for tests alone, long enough",
            "a key for tests alone, long enough",
            "the key of another one",
        )
    ]
    assert names[0] == names[1] != names[2]
    assert names[0] == keys.deployment_id("a key for tests alone, long enough")


def test_a_lost_answer_counts_once(clock: TestClock, redis_wire: Wire) -> None:
    assert pass_of(clock, 4) == 4
    redis_wire.lose_an_answer()
    assert pass_of(clock, 2) == 1
    assert counted_in_database() == 0


def test_a_redis_that_forgot_its_scripts_is_told_them_again(clock: TestClock, in_redis: InRedis) -> None:
    assert pass_of(clock, 3) == 3
    in_redis.redis.script_flush()
    assert pass_of(clock, 3) == 2


def test_a_connection_that_was_closed_is_made_anew(clock: TestClock, redis_wire: Wire) -> None:
    assert pass_of(clock, 3) == 3
    redis_wire.cut()
    redis_wire.mend()
    assert pass_of(clock, 3) == 2
    assert counted_in_database() == 0


def test_where_redis_fails_the_database_counts_and_is_as_strict(
    browser: FlaskClient, cast: Cast, redis_wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    assert [browser.post("/session", data=WRONG).status_code for _ in range(3)] == [422] * 3
    redis_wire.cut()
    with caplog.at_level(logging.WARNING, "app.limits.actions"):
        answers = [browser.post("/session", data=WRONG).status_code for _ in range(8)]
    assert answers == [422] * 5 + [429] * 3
    (said,) = caplog.messages  # once, and nobody's name
    assert said == "Redis does not answer; tries are counted in the database: ConnectionError"


def test_who_was_right_signs_in_also_where_redis_fails(browser: FlaskClient, cast: Cast, redis_wire: Wire) -> None:
    redis_wire.cut()
    assert [browser.post("/session", data=WRONG).status_code for _ in range(4)] == [422] * 4
    assert browser.post("/session", data=WRONG | {"password": "correct horse"}).status_code == 303
    assert [browser.post("/session", data=WRONG).status_code for _ in range(6)] == [422] * 5 + [429]


def test_a_redis_that_is_back_counts_again_with_what_it_knew(clock: TestClock, redis_wire: Wire) -> None:
    assert pass_of(clock, 3) == 3
    redis_wire.cut()
    assert pass_of(clock, 2) == 2
    redis_wire.mend()
    assert pass_of(clock, 9) == 3  # the rest of what the database lets through: Redis is left alone for a moment
    clock.moment += REST
    assert pass_of(clock, 9) == 2
    assert counted_in_database() == 5


def test_however_often_redis_comes_and_goes_no_more_pass_than_twice_the_limit(
    clock: TestClock, redis_wire: Wire
) -> None:
    passed = 0
    for _ in range(10):
        redis_wire.cut()
        passed += pass_of(clock, 4)
        redis_wire.mend()
        clock.moment += REST
        passed += pass_of(clock, 4)
    assert passed == 2 * DOOR.most


def test_a_redis_that_says_nothing_is_waited_for_once(clock: TestClock, redis_wire: Wire) -> None:
    assert pass_of(clock, 1) == 1
    redis_wire.fall_silent()
    assert pass_of(clock, 9) == 5
    forget_tries([DOOR, HALL], clock())
    assert pass_of(clock, 9) == 5
    assert redis_wire.swallowed == 1
