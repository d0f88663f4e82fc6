"""A form that comes back says on top of it what is wrong, and each reason leads to its field."""

import re

import pytest
from flask.testing import FlaskClient

from tests.conftest import Cast
from tests.people.test_joining import make_link


def assert_summed_up(page: str, *fields: str) -> None:
    summary = re.search(
        r'<div class="notice notice-wrong refused" role="alert" tabindex="-1" autofocus>.*?</ul>', page, re.S
    )
    assert summary is not None
    assert re.findall(r'href="#([^"]+)"', summary[0]) == [f"field-{name}" for name in fields]
    assert all(f'id="field-{name}"' in page for name in fields)
    assert page.count(" autofocus") == 1


def test_joining_with_a_short_password(maria: FlaskClient, browser: FlaskClient, cast: Cast) -> None:
    link = make_link(maria, cast.team.id)
    page = browser.post(link, data={"name": "Dana Dijk", "password": "short", "language": "nl"})
    assert_summed_up(page.text, "password")
    assert "refused" not in browser.get(link).text


@pytest.mark.parametrize(
    ("path", "typed", "fields"),
    [
        ("/organisation/teams", {"team": "", "department": "space"}, ["team", "department"]),
        ("/organisation/days", {"kind": "", "name": "", "first": ""}, ["kind", "name", "first"]),
        ("/me/leave", {"first": "", "last": ""}, ["first"]),
        ("/me/working-days", {"since": "never"}, ["days", "since"]),
    ],
)
def test_what_an_administrator_fills_in(ada: FlaskClient, path: str, typed: dict[str, str], fields: list[str]) -> None:
    page = ada.post(path, data=typed)
    assert page.status_code == 422
    summary = re.search(r'refused" role="alert".*?</ul>', page.text, re.S)
    assert summary is not None
    named = re.findall(r'href="#field-([^"]+)"', summary[0])
    assert sorted(named) == sorted(fields)
    assert all(f'id="field-{name}"' in page.text for name in named)
