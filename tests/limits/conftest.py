"""Where tries are counted: in the database of the test, or in a Redis that other tests use at the same moment."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from flask import Flask

from app.limits.actions import Tries
from app.limits.in_redis import InRedis
from faults.jobs import is_redis_there
from faults.wire import Wire, wire

PORT = 6379


@pytest.fixture
def redis_wire() -> Iterator[Wire]:
    """A wire to the Redis of this machine."""
    if not is_redis_there():
        pytest.skip("needs a Redis server on 127.0.0.1:6379")
    with wire(PORT) as made:
        yield made


@pytest.fixture
def in_redis(redis_wire: Wire) -> Iterator[InRedis]:
    """The counting of one deployment, of which nothing is left afterwards."""
    made = counting(redis_wire)
    yield made
    redis_wire.mend()
    for key in made.redis.scan_iter(f"streepje:{{{made.deployment}}}:*"):
        made.redis.delete(key)
    made.redis.close()


def counting(over: Wire) -> InRedis:
    """The counting of a deployment of its own."""
    return InRedis(f"redis://127.0.0.1:{over.port}/8", uuid4().hex)


@pytest.fixture(params=["database", pytest.param("redis", marks=pytest.mark.redis)])
def tries(request: pytest.FixtureRequest, app: Flask) -> Tries:
    """Where this application counts, on each kind of place."""
    is_in_redis = request.param == "redis"
    app.extensions["tries"] = made = Tries(request.getfixturevalue("in_redis") if is_in_redis else None)
    return made
