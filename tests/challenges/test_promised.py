"""Whoever sets a challenge does it too, also where it is for a team that they are not in."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.challenges.actions import Offer, offer_of
from app.challenges.models import SetChallenge
from app.challenges.publishing import NewChallenge, publish, withdraw
from app.database import db, write
from app.moments.actions import Due
from app.notifications.models import Notification
from app.people.models import Person, Role, Team
from app.people.words import forms
from app.planning.telling import tell_reminder
from app.scores.models import TeamDay
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses
from tests.queries import counted_statements

TODAY = MONDAY.date()
TOMORROW = TODAY + timedelta(days=1)


def asked(author: Person, team: Team, title: str = "Wave at the ferry") -> str:
    """The ref of what this person sets for a team, today and tomorrow."""
    with write() as session:
        by, home = session.get_one(Person, author.id), session.get_one(Team, team.id)
        return publish(session, by, NewChallenge(home, title, "Wave once.", "", 5, 1, TODAY, TOMORROW), MONDAY).ref


def card_of(who: FlaskClient, page: str, ref: str) -> str:
    [card] = [
        card for card in who.get(page).text.split('<li class="card challenge"')[1:] if f'data-ref="{ref}"' in card
    ]
    return card


def offered_to(person: Person) -> Offer:
    db.session.rollback()
    return offer_of(db.session(), db.session.get_one(Person, person.id), TODAY, forms("customer"))


def statements_of_today(app: Flask, who: FlaskClient) -> int:
    app.extensions["kept_pages"].pages.clear()
    with counted_statements() as statements:
        assert who.get("/today").status_code == 200
    return len(statements)


@pytest.fixture
def director(cast: Cast) -> Person:
    """Carol directs, and works at the invoices."""
    with write() as session:
        session.get_one(Person, cast.carol.id).role = Role.DIRECTOR
    return cast.carol


def test_a_director_does_what_they_set_for_another_team(
    carol: FlaskClient, alice: FlaskClient, director: Person, cast: Cast
) -> None:
    ref = asked(director, cast.team)
    for page in ("/today", f"/day/{TOMORROW}"):
        card = card_of(carol, page, ref)
        assert "You do it too" in card
        assert "For your team" not in card
        assert "Wave at the ferry" in card
    assert "For your team" in card_of(alice, "/today", ref)
    assert "1 that they promised to do too is still running" in alice.get("/going-first").text
    deeds = [deed("choice", MONDAY, action="choose", challenge=ref), deed("completion", MONDAY, challenge=ref)]
    assert statuses(send(carol, director, deeds)) == ["accepted", "accepted"]
    assert statuses(send(carol, director, [deed("verdict", MONDAY, challenge=ref, verdict="useful")])) == ["accepted"]
    assert "did 1 of the 1 they promised to do too" in alice.get("/going-first").text
    assert {row.team_id for row in db.session.query(TeamDay) if row.points} == {cast.other_team.id}


def test_nobody_else_of_their_team_is_asked(ada: FlaskClient, director: Person, cast: Cast) -> None:
    ref = asked(director, cast.team)
    assert ref not in ada.get("/today").text
    assert statuses(send(ada, cast.ada, [deed("completion", MONDAY, challenge=ref)])) == ["rejected:unknown_challenge"]


def test_who_went_to_another_team_still_does_what_they_set(maria: FlaskClient, cast: Cast) -> None:
    ref = asked(cast.maria, cast.team)
    with write() as session:
        session.get_one(Person, cast.maria.id).team = session.get_one(Team, cast.other_team.id)
    assert offered_to(cast.maria).shown[0].ref == ref
    assert statuses(send(maria, cast.maria, [deed("completion", MONDAY, challenge=ref)])) == ["accepted"]


def test_a_promise_ends_with_what_was_promised(director: Person, cast: Cast) -> None:
    ref = asked(director, cast.team)
    with write() as session:
        row = session.get_one(SetChallenge, int(ref.removeprefix("set-")))
        withdraw(session, row, session.get_one(Person, director.id), MONDAY)
    offer = offered_to(director)
    assert ref not in [one.ref for one in (*offer.shown, *offer.reserve)]


def test_what_ones_own_team_is_asked_goes_first_and_one_card_stays_free(director: Person, cast: Cast) -> None:
    promised = [asked(director, cast.team, title) for title in ("One", "Two")]
    own = asked(cast.ada, cast.other_team, "Three")
    offer = offered_to(director)
    assert [one.ref for one in offer.shown][:2] == [own, promised[1]]
    assert not offer.shown[2].by
    assert offer.reserve[0].ref == promised[0]


def test_they_are_reminded_of_it_by_its_title(carol: FlaskClient, director: Person, cast: Cast) -> None:
    ref = asked(director, cast.team)
    send(carol, director, [deed("choice", MONDAY, action="choose", challenge=ref)])
    with write() as session:
        tell_reminder(session, [Due(director.id, "reminder", TODAY, MONDAY)], MONDAY)
    [row] = db.session.query(Notification).filter_by(person_id=director.id, kind="reminder").all()
    assert row.params["title"] == "Wave at the ferry"


def test_promises_cost_today_no_question_more(app: Flask, carol: FlaskClient, director: Person, cast: Cast) -> None:
    asked(director, cast.other_team)
    before = statements_of_today(app, carol)
    for title in ("One", "Two"):
        asked(director, cast.team, title)
    assert statements_of_today(app, carol) <= before
