"""The one way in to counting tries: in Redis where it is set and answers, else in the database (decision 47).

A try is counted before it is judged, and stays counted whatever becomes of the request. Otherwise tries that run at the
same moment would each see the count of before, and more would pass than the limit allows. So this is never part of the
transaction of a view, and a flood of guesses takes the writers' turn from nobody where Redis counts.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from flask import Flask, current_app
from redis import RedisError

from app import keys
from app.config import Settings
from app.errors import TooMany
from app.limits.in_database import InDatabase
from app.limits.in_redis import InRedis
from app.limits.rules import Limit, seconds_to_wait

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")
REST = timedelta(seconds=5)
"""For how long a process leaves a Redis alone that did not answer, so that not everybody who signs in waits for it."""


def count_try(limits: Sequence[Limit], now: datetime) -> None:
    """Count one try against each limit, outside of `write()`. Raises TooMany with `retry_after` in seconds."""
    oldest = _tries().count(_mixed(limits), now)
    if oldest is not None:
        raise TooMany(retry_after=seconds_to_wait(oldest, now))


def forget_tries(limits: Sequence[Limit], now: datetime) -> None:
    """It was the right person after all. Of what their address tried, only this last try is forgotten."""
    _tries().forget(_mixed(limits), now)


def _mixed(limits: Sequence[Limit]) -> list[Limit]:
    key = str(current_app.config["SECRET_KEY"])
    return [limit.mixed(key) for limit in limits]


class Tries:
    """Where this process counts. What Redis counted before it failed is not known to the database, nor the other way
    round: each is exact by itself, so that in the quarter of an hour around a failure twice the limit can pass."""

    def __init__(self, redis: InRedis | None) -> None:
        """Without a Redis: the database alone."""
        self.redis, self.database = redis, InDatabase()
        self._rests_until: datetime | None = None

    def count(self, limits: Sequence[Limit], now: datetime) -> datetime | None:
        """None where the try was counted, else the oldest try of the limit that is full."""
        return self._where_it_answers(lambda place: place.count(limits, now), now)

    def forget(self, limits: Sequence[Limit], now: datetime) -> None:
        """Forget them where tries are counted now; elsewhere a quarter of an hour does it."""
        self._where_it_answers(lambda place: place.forget(limits), now)

    def _where_it_answers(self, ask: Callable[[InRedis | InDatabase], Answer], now: datetime) -> Answer:
        if self.redis is not None and not self._is_resting(now):
            try:
                return ask(self.redis)
            except RedisError as error:
                self._rests_until = now + REST
                log.warning("Redis does not answer; tries are counted in the database: %s", type(error).__name__)
        return ask(self.database)

    def _is_resting(self, now: datetime) -> bool:
        return self._rests_until is not None and now < self._rests_until


def init(app: Flask) -> None:
    """Say where this application counts; opens no connection."""
    settings: Settings = app.config["SETTINGS"]
    name = keys.deployment_id(str(app.config["SECRET_KEY"]))
    app.extensions["tries"] = Tries(InRedis(settings.redis_url, name) if settings.redis_url else None)


def _tries() -> Tries:
    found: Tries = current_app.extensions["tries"]
    return found
