"""The plain form: the same deeds without JavaScript, and nothing lost in silence."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from uuid_utils import uuid7
from werkzeug.test import TestResponse

from app.database import db
from app.deeds.models import LoggedDeed
from app.recognition.models import Applause
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(LoggedDeed)) or 0


def test_pressing_twice_counts_once(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    form = {"id": str(uuid7()), "what": "Wrote a card", "back": "wall"}
    first = alice.post("/deeds/surprise", data=form)
    clock.forward(seconds=2)
    again = alice.post("/deeds/surprise", data=form)
    assert (first.status_code, again.status_code, first.location) == (303, 303, "/wall")
    assert count() == 1


def test_other_words_under_the_same_id_are_told_so(alice: FlaskClient, cast: Cast) -> None:
    form = {"id": str(uuid7()), "what": "Wrote a card"}
    alice.post("/deeds/surprise", data=form)
    answer = alice.post("/deeds/surprise", data=form | {"what": "Baked a cake"})
    assert answer.status_code == 409
    assert "sent before with different content" in answer.text
    assert db.session.scalars(select(Surprise.what)).all() == ["Wrote a card"]


def test_it_leads_back_only_to_our_own_pages(alice: FlaskClient, cast: Cast) -> None:
    answer = alice.post("/deeds/tally", data={"back": "https://example.org"})
    assert (answer.status_code, answer.location) == (303, "/today")


FORM = re.compile(r'<form[^>]*action="/deeds/(?P<kind>\w+)".*?</form>', re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def press(client: FlaskClient, page: str, kind: str, **typed: str) -> TestResponse:
    """Send the first form of that kind on a page, as a browser without JavaScript does."""
    (found, *_) = [form for form in FORM.finditer(client.get(page).text) if form["kind"] == kind]
    return client.post(f"/deeds/{kind}", data=dict(HIDDEN.findall(found[0])) | typed)


def test_a_form_on_somebody_elses_page_stores_nothing(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    """Alice's page is still open while Bob has signed in, and her browser stores nothing on the phone."""
    page = alice.get("/today").text
    (form, *_) = [found for found in FORM.finditer(page) if found["kind"] == "tally"]
    answer = bob.post("/deeds/tally", data=dict(HIDDEN.findall(form[0])))
    assert answer.status_code == 409
    assert "Somebody else is signed in here now" in answer.text
    assert count() == 0
    assert alice.post("/deeds/tally", data=dict(HIDDEN.findall(form[0]))).status_code == 303
    assert count() == 1


@pytest.mark.parametrize("page", ["/today", "/add", "/wall"])
def test_every_form_for_deeds_says_whose_page_it_is(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, page: str
) -> None:
    bob.post("/deeds/surprise", data={"what": "Wrote a card"})
    found = [dict(HIDDEN.findall(form[0])) for form in FORM.finditer(alice.get(page).text)]
    assert found
    assert {fields["account"] for fields in found} == {str(cast.alice.account)}


@pytest.mark.parametrize("page", ["/wall", "/team"])
def test_a_clap_leaves_people_where_they_clap(alice: FlaskClient, maria: FlaskClient, page: str) -> None:
    alice.post("/deeds/surprise", data={"what": "Wrote a card"})
    answer = press(maria, page, "applause")
    assert (answer.status_code, answer.location) == (303, page)
    assert db.session.scalar(select(func.count()).select_from(Applause)) == 1


def test_a_surprise_leads_to_the_wall_on_which_it_stands(alice: FlaskClient, cast: Cast) -> None:
    answer = press(alice, "/add", "surprise", what="Wrote a card")
    assert (answer.status_code, answer.location) == (303, "/wall")


def test_as_much_as_the_field_takes_is_taken_however_a_browser_ends_its_lines(alice: FlaskClient, cast: Cast) -> None:
    """A field counts the end of a line once, and the browser posts it as two characters."""
    assert press(alice, "/add", "surprise", what="Tea\r\n" * 100 + "x" * 100).status_code == 303
    assert db.session.scalars(select(Surprise.what)).one() == "Tea\n" * 100 + "x" * 100


def test_a_line_ends_the_same_whichever_way_it_came(alice: FlaskClient, cast: Cast) -> None:
    made = deed("surprise", MONDAY, what="Tea\nand a card")
    send(alice, cast.alice, [made])
    answer = alice.post("/deeds/surprise", data={"id": made["id"], "what": "Tea\r\nand a card"})
    assert answer.status_code == 303
    assert count() == 1


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("   ", "Write a few words here."),
        ("x" * 501, "This is too long: 500 characters at most. Your text is still here."),
    ],
)
def test_what_is_refused_comes_back_with_its_words_and_the_reason(
    alice: FlaskClient, cast: Cast, what: str, why: str
) -> None:
    answer = press(alice, "/add", "surprise", what=what, for_whom="<the lady> upstairs", landed="glad")
    assert answer.status_code == 422
    assert answer.text.count(why) == 1
    assert "Something is missing" not in answer.text
    assert f">\n{what}</textarea>" in answer.text
    assert 'value="&lt;the lady&gt; upstairs"' in answer.text
    assert 'value="glad" checked' in answer.text
    assert count() == 0


def test_a_second_thought_under_the_same_id_comes_back_under_another(alice: FlaskClient, cast: Cast) -> None:
    form = {"id": str(uuid7()), "what": "Wrote a card"}
    alice.post("/deeds/surprise", data=form)
    answer = alice.post("/deeds/surprise", data=form | {"what": "Baked a cake"})
    assert answer.status_code == 409
    assert ">\nBaked a cake</textarea>" in answer.text
    assert form["id"] not in answer.text


def test_a_kind_without_words_is_refused_on_a_page(alice: FlaskClient, cast: Cast) -> None:
    answer = alice.post("/deeds/applause", data={"target": "surprise:4711"})
    assert answer.status_code == 422
    assert "What you applaud is no longer there." in answer.text
