"""Compliments: to one, a few or a team, with a because, never to oneself, and few a day."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from uuid_utils import uuid7

from app.badges.gathering import gather
from app.database import db, write
from app.i18n import speaking
from app.notifications.models import Notification
from app.notifications.words import line_text
from app.people.models import Person
from app.recognition.models import Applause, Compliment
from app.recognition.rules import ALLOWANCE
from app.scores.models import PersonDay, TeamDay
from app.wall.entries import wall_of
from app.wall.sources import Entry
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses


def thanks(*to: Person, because: str = "you waited with him", **more: Any) -> dict[str, Any]:
    return deed("compliment", MONDAY, to=[str(person.account) for person in to], because=because, **more)


def seen_by(person: Person) -> list[Entry]:
    wall = wall_of(db.session(), person, MONDAY + timedelta(hours=1), "customer")
    return [entry for entry in wall.entries if entry.type == "compliment"]


def told(person: Person) -> list[str]:
    rows = db.session.scalars(select(Notification).where(Notification.person_id == person.id))
    with speaking("en"):
        return [line_text(row, "customer").title for row in rows if row.kind == "compliment"]


def test_whom_it_is_for_hears_of_it_and_the_team_sees_it(alice: FlaskClient, cast: Cast) -> None:
    assert statuses(send(alice, cast.alice, [thanks(cast.bob, cast.maria)])) == ["accepted"]
    (entry,) = seen_by(cast.bob)
    assert (entry.person_name, entry.to, entry.what) == (
        "Alice Ahmed",
        ("Bob Bakker", "Maria Martens"),
        "you waited with him",
    )
    assert told(cast.bob) == told(cast.maria) == ["Alice has a compliment for you"]
    assert not seen_by(cast.carol)
    assert not told(cast.carol)


def test_it_counts_once_on_its_own_day(alice: FlaskClient, cast: Cast) -> None:
    late = deed("compliment", MONDAY - timedelta(days=3), to=[str(cast.bob.account)], because="you stayed")
    assert statuses(send(alice, cast.alice, [late, late])) == ["accepted", "duplicate"]
    assert statuses(send(alice, cast.alice, [late])) == ["duplicate"]
    (day,) = db.session.scalars(select(PersonDay).where(PersonDay.compliments > 0)).all()
    assert (day.person_id, day.day, day.points) == (cast.alice.id, (MONDAY - timedelta(days=3)).date(), 5)
    assert db.session.scalars(select(TeamDay.points).where(TeamDay.team_id == cast.team.id)).all() == [5]
    assert len(told(cast.bob)) == 1


def test_a_whole_team_is_everybody_in_it_but_the_giver(carol: FlaskClient, cast: Cast) -> None:
    """Also another team than one's own: it is on both walls."""
    team = f"team:{cast.team.id}"
    assert statuses(send(carol, cast.carol, [deed("compliment", MONDAY, to=[team], because="all came")])) == [
        "accepted"
    ]
    for person in (cast.alice, cast.bob, cast.maria):
        assert told(person) == ["Carol has a compliment for Delivery"]
    assert [entry.to_team for entry in seen_by(cast.alice)] == [entry.to_team for entry in seen_by(cast.ada)]
    own = deed("compliment", MONDAY, to=[f"team:{cast.other_team.id}"], because="all stayed")
    assert statuses(send(carol, cast.carol, [own])) == ["accepted"]
    assert (len(told(cast.ada)), told(cast.carol)) == (1, [])


def test_a_private_one_is_between_those_two(
    alice: FlaskClient, maria: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [thanks(cast.bob, private=True)])
    assert [entry.is_private for entry in seen_by(cast.bob)] == [entry.is_private for entry in seen_by(cast.alice)]
    assert seen_by(cast.maria) == []
    number = seen_by(cast.bob)[0].number
    page = alice.get(f"/wall/compliment-{number}").text
    assert "Only you and whom it is for see this" in page
    assert "Your team sees this" not in page
    target = f"compliment:{number}"
    assert statuses(send(maria, cast.maria, [deed("applause", MONDAY, target=target)])) == ["rejected:unknown_target"]
    assert statuses(send(bob, cast.bob, [deed("applause", MONDAY, target=target)])) == ["accepted"]


def test_not_for_oneself_nor_for_who_is_not_here_and_each_by_itself(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        session.get_one(Person, cast.maria.id).left_at = MONDAY
    nowhere = deed("compliment", MONDAY, to=["team:99999"], because="you exist")
    two_teams = [f"team:{cast.team.id}", f"team:{cast.other_team.id}"]
    answers = send(
        alice,
        cast.alice,
        [
            thanks(cast.bob, cast.alice),
            thanks(cast.carol),
            thanks(cast.maria),
            nowhere,
            thanks(),
            thanks(cast.bob, because="  "),
            deed("compliment", MONDAY, to=two_teams, because="both"),
            thanks(cast.bob, cast.maria),
        ],
    )
    assert statuses(answers) == [
        "rejected:own_compliment",
        "rejected:unknown_receiver",
        "rejected:unknown_receiver",
        "rejected:unknown_receiver",
        "rejected:bad_payload",
        "rejected:bad_payload",
        "rejected:bad_payload",
        "accepted",
    ]
    assert [entry.to for entry in seen_by(cast.bob)] == [("Bob Bakker",)]


def test_a_day_has_few_of_them_and_the_next_day_has_them_again(alice: FlaskClient, cast: Cast) -> None:
    answers = statuses(send(alice, cast.alice, [thanks(cast.bob) for _ in range(ALLOWANCE + 1)]))
    assert answers == ["accepted"] * ALLOWANCE + ["rejected:compliments_enough"]
    earlier = deed("compliment", MONDAY - timedelta(days=1), to=[str(cast.bob.account)], because="you stayed")
    assert statuses(send(alice, cast.alice, [earlier])) == ["accepted"]


def test_what_is_taken_back_was_never_said(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    said = thanks(cast.bob)
    send(alice, cast.alice, [said])
    send(bob, cast.bob, [deed("applause", MONDAY, target=f"compliment:{seen_by(cast.bob)[0].number}")])
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=said["id"])])
    assert not seen_by(cast.bob)
    assert not told(cast.bob)
    assert db.session.scalars(select(Applause)).all() == []
    applauded = select(Notification).where(Notification.group_key.startswith("applause:compliment"))
    assert db.session.scalars(applauded).all() == []
    assert db.session.scalars(select(PersonDay.compliments).where(PersonDay.person_id == cast.alice.id)).all() == [0]


def test_applause_for_it_is_told_to_who_gave_it(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [thanks(cast.bob)])
    target = f"compliment:{seen_by(cast.bob)[0].number}"
    for client, person in ((bob, cast.bob), (maria, cast.maria)):
        send(client, person, [deed("applause", MONDAY, target=target)])
    (row,) = db.session.scalars(select(Notification).where(Notification.group_key == f"applause:{target}")).all()
    assert row.person_id == cast.alice.id
    with speaking("en"):
        text = line_text(row, "customer")
    assert text == ("Maria and 1 other applaud you", "For your compliment: you waited with him")


def test_facts_for_badges(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [thanks(cast.bob, cast.maria), thanks(cast.bob)])
    send(bob, cast.bob, [thanks(cast.alice)])
    facts = gather(db.session(), cast.alice, MONDAY)
    assert (facts.compliments_given, facts.complimented_colleagues, facts.compliments_received) == (2, 2, 1)


def posted(client: FlaskClient, **typed: Any) -> Any:
    return client.post("/deeds/compliment", data={"id": str(uuid7()), "back": "wall", **typed})


def test_the_plain_form_takes_one_and_more(alice: FlaskClient, cast: Cast) -> None:
    one, two = str(cast.bob.account), str(cast.maria.account)
    assert posted(alice, to=one, because="one").status_code == 303
    assert posted(alice, to=[one, two], because="two", private="true").location == "/wall"
    assert [(len(entry.to), entry.is_private) for entry in seen_by(cast.bob)] == [(2, True), (1, False)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Choose at least one colleague"),
        ({"to": "SELF"}, "for somebody else"),
        ({"to": "BOB"}, "Tomorrow you have 3 again"),
    ],
)
def test_the_plain_form_comes_back_with_the_words(
    alice: FlaskClient, cast: Cast, typed: dict[str, str], words: str
) -> None:
    send(alice, cast.alice, [thanks(cast.bob) for _ in range(ALLOWANCE)])
    accounts = {"SELF": str(cast.alice.account), "BOB": str(cast.bob.account)}
    answer = posted(alice, because="you were patient", **{name: accounts[value] for name, value in typed.items()})
    assert answer.status_code == 422
    assert words in answer.text
    assert "you were patient" in answer.text


def test_the_sheet_shows_ones_own_team_and_who_was_thanked_lately_first(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [thanks(cast.maria)])
    answer = alice.get("/add/compliment")
    assert answer.status_code == 200
    page = answer.text
    assert page.index("Maria Martens") < page.index("Bob Bakker")
    assert "Carol Claes" not in page
    assert "Invoices" in page
    assert 'data-left="2"' in page


def test_a_team_of_one_has_only_teams_to_thank(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    with write() as session:
        session.get_one(Person, cast.carol.id).left_at = MONDAY
    assert ada.get("/add/compliment").status_code == 200
    own = deed("compliment", MONDAY, to=[f"team:{cast.other_team.id}"], because="me")
    assert statuses(send(ada, cast.ada, [own])) == ["rejected:unknown_receiver"]
    assert db.session.scalars(select(Compliment)).all() == []
