"""A customer says something by a card; somebody reads it first; then it hangs on the wall, or not."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.gathering import gather
from app.badges.history import facts_of
from app.badges.reading import history_of
from app.database import db, write
from app.notifications.models import Notification
from app.notifications.words import line_text
from app.people.models import Organisation, Person
from app.recognition.models import Applause
from app.surprises.models import Surprise
from app.voices.models import State
from app.voices.rules import meant
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses
from tests.voices.customers import card_for, say, voices


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
    assert "Bob applauds you For what was said about you: You stayed until it worked." in told(cast.alice)
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
    assert "That surprise is somebody else" in maria.post(f"/team/voices/{voice.id}", data=wrong).text
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


def test_markup_stays_text(browser: FlaskClient, maria: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    say(browser, card_for(cast), "<script>alert(1)</script><b>bold</b>", helped="<i>Bob</i>")
    (voice,) = voices()
    assert "<script>alert" not in maria.get("/team/voices").text
    maria.post(f"/team/voices/{voice.id}", data={"verdict": "wall"})
    page = bob.get("/wall").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


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
    assert [row["act"] for row in tables["act"]] == ["voice.published"] * 2  # also what came by her card
    alice.post("/me/data/erasure", data={"password": "correct horse"})
    assert [one.said for one in voices()] == ["To Bob after all"]
    assert browser.get(f"/voice/{token}").status_code == 404


@pytest.mark.parametrize(
    ("helped", "who"),
    [("Alice", 1), ("alice ahmed", 1), ("that nice Bob, thanks", 2), ("Eve", None), ("Bob or Alice", None), ("", None)],
)
def test_whom_somebody_meant(helped: str, who: int | None) -> None:
    assert meant(helped, [(1, "Alice Ahmed"), (2, "Bob Bakker")]) == who
