"""The access table: every route has a row, and every role meets exactly what its row says."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.database import write
from app.errors import Problem
from app.people.actions import NewPerson, add_person
from app.people.api_tokens import make_token
from app.people.models import Person, Role
from app.web.access import ACCESS, Who
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, client_for
from tests.web.foreign import FOREIGN, OF_NOBODY

SAMPLES: dict[str, Any] = {
    "token": "never-made",
    "number": 999999,
    "other": 999998,
    "day": "2026-11-23",
    "kind": "tally",
    "trial": "0" * 32,
    "step": "why",
    "ref": "never-made",
    "key": "never-made",
    "whose": "own",
    "form": "svg",
    "place": "surprise-999999",
    "deed": UUID(int=0),
    "meeting_ref": UUID(int=0),
}
ROLES = {
    "nobody": None,
    "alice": Role.EMPLOYEE,
    "maria": Role.MANAGER,
    "dora": Role.DIRECTOR,
    "ada": Role.ADMINISTRATOR,
}


def routes(app: Flask) -> Iterator[tuple[Rule, str, str]]:
    """Every rule with each of its methods and an address that fits it."""
    for rule in app.url_map.iter_rules():
        with app.test_request_context():
            path = app.url_for(rule.endpoint, **{name: SAMPLES[name] for name in rule.arguments})
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, method, path


def ask(app: Flask, cast: Cast, name: str, method: str, path: str) -> TestResponse:
    """What `name` gets; a fresh device each time, because some routes sign out."""
    if name == "nobody":
        return app.test_client().open(path, method=method)
    person = director(cast) if name == "dora" else getattr(cast, name)
    return client_for(app, person).open(path, method=method)


def director(cast: Cast) -> Person:
    """Dora, who directs; the cast has nobody who does."""
    with write() as session:
        found = session.scalar(select(Person).where(Person.role == Role.DIRECTOR))
        new = NewPerson("Dora Dekker", "correct horse", Role.DIRECTOR, "en")
        return found or add_person(session, session.merge(cast.other_team), new, MONDAY, password_hash=CORRECT_HORSE)


def test_every_route_has_a_row_and_every_row_a_route(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == ACCESS.keys()


def test_a_route_without_a_row_is_refused(app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(ACCESS, "me.devices")
    assert ask(app, cast, "ada", "GET", "/me/devices").status_code == 403


@pytest.mark.parametrize("name", ROLES)
def test_every_route_for_every_role(app: Flask, cast: Cast, name: str) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    wrong = []
    for rule, method, path in routes(app):
        expected = _expected(ACCESS[rule.endpoint], ROLES[name], method, path)
        answer = ask(app, cast, name, method, path)
        if not _fits(answer, expected):
            wrong.append((name, method, path, answer.status_code, expected))
    assert not wrong


def test_a_director_is_let_through_where_a_manager_is_not(app: Flask, cast: Cast) -> None:
    """Without this a walk of the table would prove nothing where all rows of a role were taken for another's."""
    for name, status in (("maria", 404), ("dora", 200), ("ada", 200)):
        assert ask(app, cast, name, "GET", "/team/side-by-side").status_code == status


def test_a_token_opens_what_is_for_programs_and_nothing_that_asks_for_a_role(app: Flask, cast: Cast) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with write() as session:
        _, token = make_token(session, session.merge(cast.ada), "Payroll", MONDAY)
    wrong = []
    for rule, method, path in routes(app):
        who = ACCESS[rule.endpoint]
        expected = 200 if who is Who.PROGRAM else _expected(who, None, method, path)
        answer = app.test_client().open(path, method=method, headers={"Authorization": f"Bearer {token}"})
        if not _fits(answer, expected):
            wrong.append((method, path, answer.status_code, expected))
    assert not wrong


def test_every_route_with_an_id_says_whose_it_is(app: Flask) -> None:
    """A new one needs a row in FOREIGN (tests/web/foreign.py), or stands in OF_NOBODY with what its address names."""
    with_ids = {rule.endpoint for rule in app.url_map.iter_rules() if rule.arguments}
    assert not FOREIGN.keys() & OF_NOBODY.keys()
    assert FOREIGN.keys() | OF_NOBODY.keys() == with_ids


@pytest.mark.parametrize("endpoint", FOREIGN)
def test_a_foreign_id_is_not_found(app: Flask, cast: Cast, endpoint: str) -> None:
    owner, prowler, make = FOREIGN[endpoint]
    with write():
        found = make(cast)
    (rule,) = app.url_map.iter_rules(endpoint)
    (name,) = rule.arguments
    with app.test_request_context():
        path = app.url_for(endpoint, **{name: found})
    method = "GET" if "GET" in (rule.methods or ()) else "POST"
    assert ask(app, cast, "nobody", method, path).status_code in {302, 401}
    assert ask(app, cast, prowler, method, path).status_code == 404
    assert ask(app, cast, owner, method, path).status_code != 404  # it was there all the time


def _expected(who: Who, role: Role | None, method: str, path: str) -> int | str:
    if who is Who.ANYBODY:
        return "let through"
    if who is Who.PROGRAM:
        return 401
    if role is None:
        return "to the door" if method == "GET" and not path.startswith("/api/") else 401
    order = list(Role)
    if order.index(role) >= order.index(Role(who.value)):
        return "let through"
    return 404 if method == "GET" else 403


def _fits(answer: TestResponse, expected: int | str) -> bool:
    if expected == "to the door":
        return answer.status_code == 302 and answer.location == "/sign-in"
    if expected == "let through":
        return answer.status_code not in {401, 403} and (answer.status_code < 500 or answer.request.path == "/healthz")
    return answer.status_code == expected


def test_errors_are_pages_for_people_and_json_for_programs(app: Flask, cast: Cast) -> None:
    page = ask(app, cast, "alice", "GET", "/nowhere")
    assert (page.status_code, page.mimetype) == (404, "text/html")
    answer = ask(app, cast, "nobody", "GET", "/api/v1/state")
    assert (answer.status_code, answer.get_json()["code"]) == (401, "signed_out")


def test_every_code_of_a_problem_is_its_own() -> None:
    codes = [kind.code for kind in Problem.__subclasses__()]
    assert len(codes) == len(set(codes))
