"""F24: guessing a password at all processes of a server at once, each time from another address by its own account."""

import http.client
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from app.database import db
from app.people.models import Person
from faults.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
GUESSES = 16


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


def test_the_limit_is_exact_over_all_processes_also_for_a_name_that_nobody_has(place: House) -> None:
    with place.app.app_context():
        known = db.session.get_one(Person, place.people[-2].id).name
        db.session.remove()
    assert len(place.processes()) > 2
    answers = {}
    for name in (known, f"{known} Nobody"):
        with ThreadPoolExecutor(GUESSES) as crowd:
            answers[name] = sorted(crowd.map(lambda number, name=name: guess(place, name, number), range(GUESSES)))
        assert [status for status, _ in answers[name]] == [422] * 5 + [429] * (GUESSES - 5)
    of_known, of_unknown = answers.values()
    assert of_known == of_unknown
