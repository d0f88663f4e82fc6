"""F22: a copied cookie is worth nothing from the moment that its session is over, in every process of the server."""

import http.client
import re
from urllib.parse import urlencode

import pytest

from app.database import db, write
from app.people.models import Person
from app.people.recovery import recovery_token
from faults.house import House
from faults.line import Line

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
ASKS = 12  # of new connections, which two processes share


def statuses(place: House, cookie: dict[str, str]) -> set[int]:
    """What everything that phones ask is answered to this cookie: the short way and the long, page, state and batch."""
    line = Line(place.port, cookie | {"Accept": "application/json"})
    body = f'{{"version": 1, "account": "{place.people[-1].account}", "deeds": []}}'.encode()
    answers = [line.ask("GET", "/api/v1/state") for _ in range(ASKS)] + [line(body) for _ in range(ASKS)]
    page = Line(place.port, cookie | {"Accept": "text/html"})
    shown = [page.ask("GET", "/today") for _ in range(ASKS)]
    # Who is not signed in is led from a page to the sign-in, which is what 401 is for programs.
    return {answer.status if answer else 0 for answer in answers} | {
        {303: 401, 302: 401}.get(answer.status, answer.status) if answer else 0 for answer in shown
    }


def ask(place: House, path: str, fields: dict[str, str], cookie: dict[str, str]) -> dict[str, str]:
    """Post a form as a browser does; gives the cookie that it then holds."""
    connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=20)
    headers = {"Content-Type": "application/x-www-form-urlencoded", **cookie}
    connection.request("POST", path, urlencode(fields), headers)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 303
    found = re.match(r"(streepje=[^;]+)", answer.getheader("Set-Cookie") or "")
    connection.close()
    return {"Cookie": found[1]} if found else cookie


def test_a_replayed_cookie_is_refused_by_every_process(place: House) -> None:
    person = place.people[-1]  # whose phones take no part in the other tests
    with place.app.app_context():
        name = db.session.get_one(Person, person.id).name
        _, token = recovery_token(
            db.session(), place.app.config["SECRET_KEY"], person.id, place.app.extensions["clock"]()
        )
        db.session.remove()

    signed_in = ask(place, "/session", {"name": name, "password": "correct horse"}, {})
    assert statuses(place, signed_in) == {200}
    ask(place, "/session/end", {}, signed_in)
    assert statuses(place, signed_in) == {401}

    assert statuses(place, person.headers) == {200}
    fresh = ask(place, f"/password/{token}", {"password": "a fresh start"}, {})
    assert statuses(place, person.headers) == {401}
    assert statuses(place, fresh) == {200}

    with place.app.app_context(), write() as session:
        session.get_one(Person, person.id).left_at = place.app.extensions["clock"]()
    assert statuses(place, fresh) == {401}
