"""A customer says something by a card; somebody reads it first; then it hangs on the wall, or not."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.badges.gathering import gather
from app.badges.history import facts_of
from app.badges.reading import history_of
from app.database import db, write
from app.limits.models import Attempt
from app.notifications.models import Notification
from app.notifications.words import line_text
from app.people.models import Organisation, Person
from app.privacy.erasing import erase
from app.recognition.models import Applause
from app.surprises.models import Surprise
from app.voices.actions import MOST_BY_ADDRESS, MOST_ON_A_CARD, team_scores
from app.voices.cards import make_card
from app.voices.models import State, Voice, VoiceCard
from app.voices.rules import LEAST_SCORES, cells_of, meant, scores_of
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send, statuses

SCORES = st.lists(st.integers(0, 10), max_size=40)


def card_for(cast: Cast, person: Person | None = None) -> str:
    with write() as session:
        return make_card(session, session.merge(cast.team), session.merge(person) if person else None, MONDAY).token


def say(browser: FlaskClient, token: str, said: str = "You stayed until it worked.", **more: str) -> Any:
    form = {"ref": str(uuid4()), "kind": "thanks", "said": said} | more
    return browser.post(f"/voice/{token}", data=form)


def voices() -> list[Voice]:
    db.session.rollback()
    return list(db.session.scalars(select(Voice).order_by(Voice.id)))


def told(person: Person) -> list[str]:
    db.session.rollback()
    own = select(Notification).where(Notification.person_id == person.id, Notification.kind != "badge")
    rows = db.session.scalars(own)
    return [" ".join(line_text(row, "customer")) for row in rows.unique()]


def test_from_a_card_to_the_wall_and_to_applause(
    browser: FlaskClient, maria: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    token = card_for(cast)
    answer = say(browser, token, helped="alice")
    assert (answer.status_code, answer.location.split("?")[0]) == (303, f"/voice/{token}/thanks")
    assert "Thank you" in browser.get(answer.location).text
    (voice,) = voices()
    assert (voice.person_id, voice.state) == (cast.alice.id, State.WAITING)
    for reader in (alice, bob):
        assert "You stayed until it worked" not in reader.get("/wall").text + reader.get("/me/voices").text
    assert "You stayed until it worked" in maria.get("/team/voices").text
    decided = {"verdict": "wall", "person": str(cast.alice.id)}
    assert maria.post(f"/team/voices/{voice.id}", data=decided).status_code == 303
    page = bob.get("/wall").text
    assert "A customer says…" in page
    assert "to Alice Ahmed" in page
    assert told(cast.alice) == ["A customer says… You stayed until it worked."]
    assert "on the wall" in alice.get("/me/voices").text
    assert statuses(send(bob, cast.bob, [deed("applause", MONDAY, target=f"voice:{voice.id}")])) == ["accepted"]
    assert "Bob applauds you For what was said of you: You stayed until it worked." in told(cast.alice)
    assert statuses(send(alice, cast.alice, [deed("applause", MONDAY, target=f"voice:{voice.id}")])) == [
        "rejected:own_target"
    ]
    maria.post(f"/team/voices/{voice.id}", data={"verdict": "gone"})
    assert "You stayed" not in bob.get("/wall").text
    assert told(cast.alice) == []
    assert db.session.scalars(select(Applause)).all() == []
    assert [(one.said, one.helped, one.person_id) for one in voices()] == [("", "", None)]


def test_kept_for_whom_it_is(
    browser: FlaskClient, maria: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    say(browser, card_for(cast), "A bit early at the door, but kind.", kind="tip")
    (voice,) = voices()
    assert maria.post(f"/team/voices/{voice.id}", data={"verdict": "kept"}).status_code == 422
    maria.post(f"/team/voices/{voice.id}", data={"verdict": "kept", "person": str(cast.alice.id)})
    assert "A bit early" in alice.get("/me/voices").text
    for page in (bob.get("/me/voices"), bob.get("/wall"), alice.get("/wall")):
        assert "A bit early" not in page.text
    assert statuses(send(bob, cast.bob, [deed("applause", MONDAY, target=f"voice:{voice.id}")])) == [
        "rejected:unknown_target"
    ]


def test_it_can_be_about_a_surprise_of_the_same_person(
    browser: FlaskClient, maria: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Brought the parcel upstairs")])
    number = db.session.scalars(select(Surprise.id)).one()
    say(browser, card_for(cast))
    (voice,) = voices()
    wrong = {"verdict": "wall", "person": str(cast.bob.id), "about": str(number)}
    assert "That surprise is of somebody else" in maria.post(f"/team/voices/{voice.id}", data=wrong).text
    maria.post(f"/team/voices/{voice.id}", data=wrong | {"person": str(cast.alice.id)})
    assert "About: Brought the parcel upstairs" in bob.get("/wall").text
    maria.post(f"/wall/surprise-{number}/hiding", data={"word": "Once more without the address?"})
    for page in (bob.get("/wall"), alice.get("/me/voices"), maria.get("/team/voices")):
        assert "Brought the parcel upstairs" not in page.text


def test_thanks_about_a_surprise_are_one_applause_on_it_until_they_leave_the_wall(
    browser: FlaskClient, maria: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Brought the parcel upstairs")])
    number = db.session.scalars(select(Surprise.id)).one()
    send(bob, cast.bob, [deed("applause", MONDAY, target=f"surprise:{number}")])
    assert claps_of_best(cast.alice) == (1, 1, 1)
    words = ("You stayed until it worked.", "Ring first, next time.")
    for said, kind in zip(words, ("thanks", "tip"), strict=True):
        say(browser, card_for(cast), said, kind=kind)
    numbers = [voice.id for voice in voices()]
    about = {"person": str(cast.alice.id), "about": str(number)}
    for verdict, shows in (("kept", False), ("wall", True), ("gone", False)):
        for voice in numbers:
            maria.post(f"/team/voices/{voice}", data=about | {"verdict": verdict})
        own_page = bob.get(f"/wall/surprise-{number}").text
        for said in words:
            assert (said in own_page, said in maria.get("/team").text) == (shows, shows)
        assert ("data-claps>2<" in own_page) == shows
        assert bob.get("/wall").text.count(words[0]) == (2 if shows else 0)
        assert claps_of_best(cast.alice) == ((2, 2, 1) if shows else (1, 1, 1))


def claps_of_best(person: Person) -> tuple[int, int, int]:
    """The claps on the best surprise, all that were received, and who gave them: as sums and as a history alike."""
    db.session.rollback()
    person = db.session.get_one(Person, person.id)
    sums = gather(db.session(), person, MONDAY)
    assert facts_of(history_of(db.session(), person)) == sums
    return sums.best_surprise_claps, sums.claps_received, sums.fans


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


def test_whose_browser_asks_for_none_of_ours_reads_the_language_of_the_organisation(
    browser: FlaskClient, cast: Cast
) -> None:
    path = f"/voice/{card_for(cast, cast.alice)}"
    with write() as session:
        session.get_one(Organisation, cast.organisation.id).language = "nl"
    page = browser.get(path, headers={"Accept-Language": "pl,de;q=0.8"}).text
    assert 'lang="nl"' in page
    assert "Bedank Alice, of geef ons een tip." in page
    assert "Say thank you to Alice" in browser.get(path, headers={"Accept-Language": "pl,en;q=0.5"}).text


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


def test_a_score_alone_needs_no_reading(
    app: Flask, browser: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    token = card_for(cast)
    for score in (10, 9, 8, 8):
        assert say(browser, token, "", score=str(score)).status_code == 303
    assert "A number appears when a week is over" in maria.get("/team/voices").text
    assert say(browser, token, "", score="11").status_code == 422
    say(browser, token, "Good", score="5")
    assert "A number appears when a week is over" in maria.get("/team/voices").text
    clock.forward(days=7)
    page = client_for(app, cast.maria).get("/team/voices").text
    assert "from 5 answers in three months" in page
    assert ">8</b>" in page
    assert len([one for one in voices() if one.state == State.SCORE]) == 4


def test_markup_stays_text(browser: FlaskClient, maria: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    say(browser, card_for(cast), "<script>alert(1)</script><b>bold</b>", helped="<i>Bob</i>")
    (voice,) = voices()
    assert "<script>alert" not in maria.get("/team/voices").text
    maria.post(f"/team/voices/{voice.id}", data={"verdict": "wall"})
    page = bob.get("/wall").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


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
    assert "This card is not used any more" in closed.text
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


def test_erasing_takes_what_was_said_to_me_along(
    app: Flask, browser: FlaskClient, maria: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    token = card_for(cast, cast.alice)
    for said in ("To Alice", "To Bob after all"):
        say(browser, token, said)
    first, second = voices()
    maria.post(f"/team/voices/{first.id}", data={"verdict": "wall", "person": str(cast.alice.id)})
    maria.post(f"/team/voices/{second.id}", data={"verdict": "wall", "person": str(cast.bob.id)})
    tables = alice.get("/me/data/export").get_json()["tables"]
    assert [row["said"] for row in tables["voice"]] == ["To Alice"]
    assert "token" not in tables["voice_card"][0]
    assert {row["act"] for row in tables["act"]} == set()
    alice.post("/me/data/erasure", data={"password": "correct horse"})
    assert [one.said for one in voices()] == ["To Bob after all"]
    assert browser.get(f"/voice/{token}").status_code == 404


def test_erasing_does_not_change_the_scores_of_weeks_that_are_over(
    app: Flask, browser: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    own, teams = card_for(cast, cast.alice), card_for(cast)
    for score in (10, 2, 7):
        say(browser, own, "" if score == 7 else "To Alice", score=str(score))
    for score in (9, 9, 1):
        say(browser, teams, "", score=str(score))
    maria.post(f"/team/voices/{voices()[0].id}", data={"verdict": "wall", "person": str(cast.alice.id)})
    say(browser, own, "No score")
    clock.forward(days=7)
    before = team_scores(db.session(), cast.team, clock())
    assert before is not None
    assert before.answers == 6
    with write() as session:
        erase(session, session.get_one(Person, cast.alice.id), clock())
    assert team_scores(db.session(), cast.team, clock()) == before
    kept = voices()
    assert {(one.said, one.helped, one.person_id, one.card_id, one.surprise_id) for one in kept[:3]} == {
        ("", "", None, None, None)
    }
    assert [one.state for one in kept] == [State.GONE] * 2 + [State.SCORE] * 4
    assert "To Alice" not in maria.get("/team/voices").text


@given(SCORES)
def test_sums_are_of_five_answers_or_more(given_scores: list[int]) -> None:
    sums = scores_of(given_scores)
    assert (sums is None) == (len(given_scores) < LEAST_SCORES)
    if sums is not None:
        assert sums.answers == len(given_scores)
        assert min(given_scores) <= sums.average <= max(given_scores)


@pytest.mark.parametrize(
    ("helped", "who"),
    [("Alice", 1), ("alice ahmed", 1), ("that nice Bob, thanks", 2), ("Eve", None), ("Bob or Alice", None), ("", None)],
)
def test_whom_somebody_meant(helped: str, who: int | None) -> None:
    assert meant(helped, [(1, "Alice Ahmed"), (2, "Bob Bakker")]) == who


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 10)), max_size=40))
def test_no_two_looks_at_the_scores_differ_by_fewer_than_five(answers: list[tuple[int, int]]) -> None:
    """Else the words that came in between would have a score."""
    weeks = [(date(2026, 11, 2) + timedelta(weeks=week), score) for week, score in sorted(answers)]
    shown = [cells_of([one for one in weeks if one[0] < weeks[0][0] + timedelta(weeks=n)]) for n in range(14) if weeks]
    for before, after in pairwise(shown):
        assert after[: len(before)] == before
        assert all(len(cell) >= LEAST_SCORES for _, cell in after)
