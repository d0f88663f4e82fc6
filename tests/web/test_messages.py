"""Who is refused reads why, in plain words, and our side is blamed for nothing but its own mistakes."""

from collections.abc import Iterator

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from app.errors import Problem
from app.web.access import ACCESS
from app.web.messages import MESSAGES
from tests.conftest import Cast

OUR_SIDE = "Something went wrong on our side."


def problems(kind: type[Problem] = Problem) -> Iterator[type[Problem]]:
    yield kind
    for more in kind.__subclasses__():
        yield from problems(more)


def test_every_kind_of_problem_has_words() -> None:
    assert {kind.code for kind in problems()} - MESSAGES.keys() == set()


@pytest.mark.parametrize("field", ["id", "payload"])
def test_what_cannot_be_read_of_a_form_is_no_mistake_of_ours(alice: FlaskClient, field: str) -> None:
    answer = alice.post("/deeds/completion", data={"id": "no id"} if field == "id" else {"line": "Without a challenge"})
    assert answer.status_code == 422
    assert OUR_SIDE not in answer.text
    assert "Something is missing or too long" in answer.text


def test_a_route_without_a_row_says_so(alice: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(ACCESS, "me.devices")
    page = alice.get("/me/devices").text
    assert "Nobody has said who may come here" in page
    assert OUR_SIDE not in page


@pytest.mark.parametrize(("status", "is_ours"), [(415, False), (429, False), (500, True)])
def test_a_refusal_of_the_framework_blames_us_only_for_our_own(
    app: Flask, status: int, is_ours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setitem(app.before_request_funcs, None, [lambda: abort(status)])
    assert (OUR_SIDE in app.test_client().get("/sign-in").text) is is_ours
