"""Badges given by hand: by whom, to whom, how many, what it says; and that they stay until they are taken back."""

from datetime import timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.badges.models import Gift, Giving
from app.badges.rebuilding import rebuild
from app.database import db, write
from app.notifications.models import Notification
from app.people.models import Person
from app.people.visibility import choose_quiet
from app.privacy.erasing import erase
from app.wall.entries import wall_of
from app.wall.given_cards import applauded_by
from app.wall.sources import Entry
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send

BECAUSE = "you kept calm"


def badge(*to: Person, key: str = "rock", because: str = BECAUSE, day: int = 0) -> dict[str, Any]:
    when = MONDAY + timedelta(days=day)
    return deed("given_badge", when, badge=key, to=[str(one.account) for one in to], because=because)


def result(client: FlaskClient, person: Person, item: dict[str, Any]) -> tuple[str, str | None]:
    (answer,) = send(client, person, [item]).json["results"]
    return answer["status"], answer["code"]


def told(person: Person) -> list[Notification]:
    rows = select(Notification).where(Notification.person_id == person.id, Notification.group_key.like("given:%"))
    return list(db.session.scalars(rows))


def cards(reader: Person) -> list[Entry]:
    wall = wall_of(db.session(), reader, MONDAY + timedelta(days=1), "customer")
    return [entry for entry in wall.entries if entry.type == "given"]


def test_it_is_on_the_wall_in_the_inbox_and_among_the_badges_with_who_and_why(
    alice: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    assert result(maria, cast.maria, badge(cast.alice, cast.bob)) == ("accepted", None)
    (card,) = cards(cast.bob)
    assert (card.person_name, card.to, card.what) == ("Maria Martens", ("Alice Ahmed", "Bob Bakker"), BECAUSE)
    (message,) = told(cast.alice)
    assert message.params == {"badge": "rock", "by": "Maria", "because": BECAUSE}
    assert "Maria gives you a badge: Rock" in alice.get("/inbox").text
    for page in (alice.get("/wall").text, alice.get("/badges").text, alice.get("/badges/rock").text):
        assert BECAUSE in page
        assert "Rock" in page
    assert "Given to you on Monday 23 November" in alice.get("/badges/rock").text
    assert "Bob Bakker" in alice.get("/badges/rock").text
    assert cards(cast.carol) == []


def test_it_counts_once_when_it_is_sent_twice_and_on_its_own_day_when_it_is_late(
    maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.forward(days=3)
    item = badge(cast.alice)
    assert result(maria, cast.maria, item) == ("accepted", None)
    assert result(maria, cast.maria, item) == ("duplicate", None)
    row = db.session.scalars(select(Giving)).one()
    assert (row.person_id, row.local_day, row.occurred_at) == (cast.maria.id, MONDAY.date(), MONDAY)
    assert db.session.scalar(select(func.count()).select_from(Gift)) == 1


def test_who_gave_it_takes_it_back_everywhere_and_nobody_else_can(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    item = badge(cast.alice)
    send(maria, cast.maria, [item])
    send(bob, cast.bob, [deed("applause", MONDAY, target=cards(cast.bob)[0].target)])
    send(bob, cast.bob, [deed("retraction", MONDAY, deed=item["id"])])
    assert cards(cast.alice)[0].claps == 1
    assert item["id"] in maria.get("/badges/give").text
    answer = maria.post("/deeds/retraction", data={"deed": item["id"], "back": "give"})
    assert (answer.status_code, answer.location) == (303, "/badges/give")
    assert (cards(cast.alice), told(cast.alice)) == ([], [])
    assert db.session.scalar(select(func.count()).select_from(Gift)) == 0
    left = select(Notification).where(Notification.kind == "applause", Notification.person_id == cast.alice.id)
    assert db.session.scalars(left).all() == []
    assert BECAUSE not in alice.get("/badges/rock").text


def test_what_is_refused_says_why(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    assert result(alice, cast.alice, badge(cast.bob)) == ("rejected", "leaders_badge")
    assert result(maria, cast.maria, badge(cast.maria)) == ("rejected", "own_badge")
    assert result(maria, cast.maria, badge(cast.carol)) == ("rejected", "unknown_receiver")
    assert result(maria, cast.maria, badge(cast.alice, key="first-surprise")) == ("rejected", "unknown_badge")
    assert result(maria, cast.maria, badge(cast.alice, because=" ")) == ("rejected", "bad_payload")
    with write() as session:
        choose_quiet(session.get_one(Person, cast.bob.id), quiet=True, now=MONDAY)
    assert result(maria, cast.maria, badge(cast.bob)) == ("rejected", "unknown_receiver")
    assert db.session.scalar(select(func.count()).select_from(Giving)) == 0


def test_a_colleague_gives_few_in_a_week_and_new_ones_on_monday(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.forward(days=8)
    two = badge(cast.bob, cast.maria, key="lifebuoy")
    assert result(alice, cast.alice, two) == ("accepted", None)
    assert result(alice, cast.alice, badge(cast.bob, key="master", day=6)) == ("rejected", "badges_enough")
    assert result(alice, cast.alice, badge(cast.bob, key="master", day=7)) == ("accepted", None)
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=two["id"])])
    assert result(alice, cast.alice, badge(cast.bob, key="master", day=2)) == ("accepted", None)


def test_counting_everything_anew_keeps_it(maria: FlaskClient, cast: Cast) -> None:
    send(maria, cast.maria, [badge(cast.alice)])
    before = db.session.execute(select(Gift.id, Gift.person_id, Giving.because).join(Giving)).all()
    with write() as session:
        rebuild(session, MONDAY)
    assert db.session.execute(select(Gift.id, Gift.person_id, Giving.because).join(Giving)).all() == before != []


def test_claps_are_spread_over_who_got_it_and_counted_together(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    send(maria, cast.maria, [badge(cast.alice, cast.bob)])
    for client, person in ((alice, cast.alice), (bob, cast.bob)):
        (card,) = cards(person)
        assert not card.mine
        assert result(client, person, deed("applause", MONDAY, target=card.target)) == ("accepted", None)
    assert cards(cast.maria)[0].claps == 2
    assert cards(cast.maria)[0].mine
    own = [gift for gift in db.session.scalars(select(Gift)) if gift.person_id == cast.alice.id]
    assert applauded_by(cast.alice, own) is None
    assert result(maria, cast.maria, deed("applause", MONDAY, target=f"given:{own[0].id}")) == (
        "rejected",
        "unknown_target",
    )


def test_who_is_erased_leaves_the_badge_without_a_name_and_takes_what_was_theirs(
    alice: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    send(maria, cast.maria, [badge(cast.alice, cast.bob), badge(cast.alice, key="fixer")])
    assert len(alice.get("/me/data/export").get_json()["tables"]["gift"]) == 2
    with write() as session:
        erase(session, session.get_one(Person, cast.maria.id), MONDAY)
    page = alice.get("/badges/rock").text
    assert BECAUSE in page
    assert "Maria" not in page
    assert all(not card.person_name for card in cards(cast.bob))
    with write() as session:
        erase(session, session.get_one(Person, cast.alice.id), MONDAY)
    (card,) = cards(cast.bob)
    assert card.to == ("Bob Bakker",)
    assert len(db.session.scalars(select(Giving)).all()) == 1


def test_the_sheet_works_without_javascript_and_keeps_what_was_typed(
    alice: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    offered = alice.get("/badges/give?badge=lifebuoy").text
    assert 'value="lifebuoy" required checked' in offered
    assert 'value="rock"' not in offered
    assert 'value="rock"' in maria.get("/badges/give").text
    typed = {"badge": "rock", "to": str(cast.carol.account), "because": BECAUSE, "back": "wall"}
    again = maria.post("/deeds/given_badge", data=typed)
    assert again.status_code == 422
    assert BECAUSE in again.text
    assert "Choose somebody else" in again.text
    answer = maria.post("/deeds/given_badge", data=typed | {"to": str(cast.alice.account)})
    assert (answer.status_code, answer.location) == (303, "/wall")


def test_who_wants_no_game_is_not_seen_with_one(app: Flask, maria: FlaskClient, cast: Cast) -> None:
    send(maria, cast.maria, [badge(cast.alice)])
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=True, now=MONDAY)
    assert cards(cast.bob) == []
    assert "Alice" not in client_for(app, cast.bob).get("/badges/rock").text
    assert BECAUSE not in client_for(app, cast.alice).get("/badges/give").text
