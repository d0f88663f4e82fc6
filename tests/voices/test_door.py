"""The page behind a card: for anybody, without an account, a cookie or a trace."""

from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.limits.models import Attempt
from app.voices.actions import MOST_BY_ADDRESS, MOST_ON_A_CARD
from app.voices.models import VoiceCard
from tests.conftest import MONDAY, Cast, TestClock
from tests.voices.customers import card_for, say, voices


def test_the_page_sets_no_cookie_and_tells_nobody_where_it_is(browser: FlaskClient, cast: Cast) -> None:
    token = card_for(cast, cast.alice)
    answers = [
        browser.get(f"/voice/{token}?lang=nl"),
        say(browser, token),
        browser.get(f"/voice/{token}/thanks"),
        say(browser, token, ""),
        browser.get("/voice/unknown"),
    ]
    assert [answer.status_code for answer in answers] == [200, 303, 200, 422, 404]
    for answer in answers:
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert "<script" not in answer.text
    assert browser.get("/sign-in").headers["Referrer-Policy"] == "same-origin"


def test_it_works_where_a_browser_hides_where_it_comes_from(browser: FlaskClient, cast: Cast) -> None:
    """A page without a referrer posts with the origin "null" (Fetch standard, section "Origin header")."""
    form = {"ref": str(uuid4()), "said": "Lovely"}
    answer = browser.post(f"/voice/{card_for(cast)}", data=form, headers={"Origin": "null"})
    assert answer.status_code == 303
    assert browser.post("/language", data={"language": "nl"}, headers={"Origin": "null"}).status_code == 403


def test_it_speaks_the_language_of_the_browser_with_a_switch(browser: FlaskClient, cast: Cast) -> None:
    path = f"/voice/{card_for(cast, cast.alice)}"
    dutch = browser.get(path, headers={"Accept-Language": "nl-NL,nl"}).text
    assert "Bedank Alice, of geef ons een tip." in dutch
    assert 'lang="nl"' in dutch
    assert "Say thank you to Alice" in browser.get(f"{path}?lang=en", headers={"Accept-Language": "nl"}).text


def test_a_second_tap_adds_nothing_and_a_program_is_thanked_for_nothing(browser: FlaskClient, cast: Cast) -> None:
    token, ref = card_for(cast), str(uuid4())
    for _ in range(2):
        assert say(browser, token, ref=ref).status_code == 303
    assert say(browser, token, website="https://spam.example.org").status_code == 303
    assert len(voices()) == 1


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"said": "   "}, "Write a few words, or choose a number."),
        ({"said": "x" * 501}, "That is more than fits here"),
        ({"said": "Fine", "helped": "x" * 81}, "A first name is enough here"),
    ],
)
def test_a_mistake_is_told_and_what_was_written_stays(
    browser: FlaskClient, cast: Cast, form: dict[str, str], words: str
) -> None:
    answer = say(browser, card_for(cast), **form)
    assert answer.status_code == 422
    assert words in answer.text
    assert form["said"].strip() in answer.text
    assert voices() == []


def test_one_address_and_one_card_are_limited(browser: FlaskClient, cast: Cast, clock: TestClock) -> None:
    token = card_for(cast)
    answers = [say(browser, token).status_code for _ in range(MOST_BY_ADDRESS + 1)]
    assert answers == [303] * MOST_BY_ADDRESS + [429]
    assert len(voices()) == MOST_BY_ADDRESS
    clock.forward(minutes=16)
    elsewhere = [
        browser.post(
            f"/voice/{token}",
            data={"ref": str(uuid4()), "said": "Fine"},
            environ_overrides={"REMOTE_ADDR": f"192.0.2.{number}"},
        ).status_code
        for number in range(MOST_ON_A_CARD + 1)
    ]
    assert elsewhere[-1] == 429
    assert set(elsewhere[:-1]) == {303}
    kept = set(db.session.scalars(select(Attempt.subject)))
    assert all("192.0.2" not in subject and len(subject) == 64 for subject in kept)


def test_a_new_card_closes_the_one_before(browser: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    alice.post("/me/voices/card")
    first = db.session.scalars(select(VoiceCard.token)).one()
    assert len(first) >= 22  # 128 bits in base 64
    paper = alice.get("/me/voices/card?paper=a4").text
    assert paper.count(f'<p class="voice-paper-address">localhost/voice/{first}</p>') == 4  # for a phone without camera
    alice.post("/me/voices/card")
    closed = browser.get(f"/voice/{first}")
    assert closed.status_code == 404
    assert "This card is no longer in use" in closed.text
    assert say(browser, first).status_code == 404
    newest = db.session.scalars(select(VoiceCard.token).where(VoiceCard.closed_at.is_(None))).one()
    assert browser.get(f"/voice/{newest}").status_code == 200
    alice.post("/me/voices/card/closing")
    assert browser.get(f"/voice/{newest}").status_code == 404
    assert alice.get("/me/voices/card").status_code == 404


def test_the_card_of_somebody_who_left_is_not_used_any_more(browser: FlaskClient, cast: Cast) -> None:
    token = card_for(cast, cast.alice)
    with write() as session:
        session.merge(cast.alice).left_at = MONDAY
    assert browser.get(f"/voice/{token}").status_code == 404
