"""Requests that other sites make are not believed, and every answer carries what keeps people safe."""

import re

import pytest
from flask.testing import FlaskClient

from tests.conftest import Cast


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_change_that_another_site_asks_for_is_refused(alice: FlaskClient, site: str) -> None:
    answer = alice.post("/me/devices/others/end", headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    assert alice.post("/deeds/tally", headers={"Sec-Fetch-Site": site}).status_code == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_change_from_our_own_pages_is_believed(alice: FlaskClient, site: str) -> None:
    assert alice.post("/me/devices/others/end", headers={"Sec-Fetch-Site": site}).status_code == 303


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://[bad", "http://localhost.evil.example", "http://localhost:81"]
)
def test_without_fetch_metadata_the_origin_decides(alice: FlaskClient, origin: str) -> None:
    assert alice.post("/me/devices/others/end", headers={"Origin": origin}).status_code == 403
    assert alice.post("/me/devices/others/end", headers={"Origin": "http://localhost"}).status_code == 303


def test_signing_in_from_another_site_is_refused(browser: FlaskClient, cast: Cast) -> None:
    data = {"name": "Alice Ahmed", "password": "correct horse"}
    assert browser.post("/session", data=data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_reading_from_elsewhere_is_allowed(alice: FlaskClient) -> None:
    """A link in a mail or on another site opens the app."""
    assert alice.get("/me/devices", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize("path", ["/me/devices", "/nowhere", "/api/v1/state"])
def test_the_headers_are_on_every_answer(alice: FlaskClient, path: str) -> None:
    headers = alice.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_a_page_has_no_inline_style_and_only_the_script_that_the_policy_names(alice: FlaskClient) -> None:
    answer = alice.get("/me/devices")
    assert " style=" not in answer.text
    assert "<style" not in answer.text
    assert not re.search(r"\son\w+=", answer.text), "an event handler in HTML would be refused"
    nonce = re.search(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
    assert nonce is not None
    inline = re.findall(r"<script(?![^>]*(?:src=|application/json))([^>]*)>", answer.text)
    assert all(f'nonce="{nonce[1]}"' in attributes for attributes in inline)
    assert alice.get("/me/devices").headers["Content-Security-Policy"] != answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example", "people.end", ""])
def test_no_form_leads_to_an_address_from_outside(alice: FlaskClient, back: str) -> None:
    assert alice.post("/language", data={"language": "nl", "back": back}).location == "/"
    assert alice.post("/deeds/tally", data={"back": back}).location == "/today"


def test_the_door_ignores_where_somebody_says_to_go_next(browser: FlaskClient, cast: Cast) -> None:
    data = {"name": "Alice Ahmed", "password": "correct horse", "next": "https://evil.example"}
    assert browser.post("/session?next=//evil.example", data=data).location == "/today"


def test_a_page_that_is_not_there_has_our_icon_too(browser: FlaskClient) -> None:
    answer = browser.get("/no-such-page")
    assert (answer.status_code, answer.text.count('rel="icon"')) == (404, 1)


@pytest.mark.parametrize(
    "address",
    [
        *(f"/me/data/acts?before={number}" for number in (2**31, 2**63)),
        *(f"/organisation/acts?{name}={2**31}" for name in ("before", "who")),
        "/me/devices?device=1&trial=%00",
        f"/me/devices?device={2**63}&trial=a",
    ],
)
def test_what_no_row_can_have_is_no_error(ada: FlaskClient, address: str) -> None:
    assert ada.get(address).status_code == 200
