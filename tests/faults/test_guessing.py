"""F24: guessing a password at all processes of a server at once, each time from another address by its own account."""

import http.client
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from app.database import db
from app.limits.models import Attempt
from app.people.models import Person
from faults.house import House
from faults.jobs import is_redis_there
from faults.wire import Wire, wire

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
GUESSES, MOST = 16, 5


def guess(place: House, name: str, number: int) -> tuple[int, int]:
    """One wrong password on a connection of its own; the status and the length of the answer without the name."""
    forged = {"X-Forwarded-For": f"203.0.113.{number}", "Forwarded": f"for=203.0.113.{number}"}
    headers = {"Content-Type": "application/x-www-form-urlencoded", **forged}
    connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=60)
    try:
        connection.request("POST", "/session", urlencode({"name": name, "password": "wrong horse"}), headers)
        answer = connection.getresponse()
        return answer.status, len(answer.read().decode().replace(name, ""))
    finally:
        connection.close()


@pytest.fixture
def redis_wire(a_house: House) -> Iterator[Wire]:
    """The house has servers now that count in Redis, over this wire."""
    if not is_redis_there():
        pytest.skip("needs a Redis server on 127.0.0.1:6379")
    a_house.kill()
    with wire(6379) as made:
        a_house.more = {"STREEPJE_REDIS_URL": f"redis://127.0.0.1:{made.port}/8"}
        a_house.start()
        yield made
        a_house.kill()
        a_house.more = {}


def guess_at_once(place: House, name: str) -> list[tuple[int, int]]:
    """Many wrong passwords at the same moment; the answers, sorted."""
    with ThreadPoolExecutor(GUESSES) as crowd:
        return sorted(crowd.map(lambda number: guess(place, name, number), range(GUESSES)))


def name_of(place: House, person: int) -> str:
    with place.app.app_context():
        name = db.session.get_one(Person, place.people[person].id).name
        db.session.remove()
        return name


def counted_in_database(place: House) -> int:
    with place.app.app_context():
        rows = db.session.scalar(select(func.count()).select_from(Attempt)) or 0
        db.session.remove()
        return rows


def demand_exact(place: House, known: str) -> None:
    """For a name that is known and for one that is not: five tries, and the same answers."""
    assert len(place.processes()) > 2
    answers = [guess_at_once(place, name) for name in (known, f"{known} Nobody")]
    for of_a_name in answers:
        assert [status for status, _ in of_a_name] == [422] * MOST + [429] * (GUESSES - MOST)
    assert answers[0] == answers[1]


def test_the_limit_is_exact_over_all_processes_also_for_a_name_that_nobody_has(place: House) -> None:
    demand_exact(place, name_of(place, -2))


@pytest.mark.redis
def test_the_limit_is_exact_over_all_processes_in_redis(redis_wire: Wire, place: House) -> None:
    before = counted_in_database(place)
    demand_exact(place, name_of(place, -3))
    assert counted_in_database(place) == before


@pytest.mark.redis
def test_while_redis_fails_and_comes_back_there_is_a_limit_and_everybody_gets_an_answer(
    redis_wire: Wire, place: House
) -> None:
    name, answers = name_of(place, -4), []
    for happens in (redis_wire.cut, redis_wire.mend, redis_wire.cut):
        with ThreadPoolExecutor(GUESSES) as crowd:
            coming = [crowd.submit(guess, place, name, number) for number in range(GUESSES)]
            time.sleep(0.05)
            happens()
            answers += [one.result()[0] for one in coming]
    assert set(answers) == {422, 429}
    assert MOST <= answers.count(422) <= 2 * MOST
