"""Who leads goes first, and everybody sees how far they are."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from app.challenges.publishing import NewChallenge, publish
from app.database import db, write
from app.insights import leaders as leading
from app.insights.leaders import leaders, page_of_leaders
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Role
from app.people.visibility import choose_quiet
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send


def test_everybody_sees_what_those_who_lead_did_themselves(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    day = MONDAY.date()
    with write() as session:
        author = session.get_one(Person, cast.maria.id)
        row = publish(session, author, NewChallenge(author.team, "Wave", "Wave once.", "", 5, 1, day, day), MONDAY)
        ref = row.ref
    send(maria, cast.maria, [deed("surprise", MONDAY, what="Brought the coat back")])
    page = alice.get("/going-first").text
    assert "Maria Martens" in page
    assert "1 that they promised to do too is still running" in page
    assert "Bob Bakker" not in page
    send(maria, cast.maria, [deed("completion", MONDAY, challenge=ref)])
    assert "did 1 of the 1 they promised to do too" in alice.get("/going-first").text


def test_who_came_this_week_is_not_asked_why_they_did_not_begin(alice: FlaskClient, cast: Cast) -> None:
    assert alice.get("/going-first").text.count("the first is still to come") == 2
    with write() as session:
        session.get_one(Person, cast.maria.id).joined_at = MONDAY
    page = alice.get("/going-first").text
    assert (page.count("the first is still to come"), page.count("has only just begun")) == (1, 1)


def test_a_compliment_is_a_beginning_too(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    send(
        maria,
        cast.maria,
        [deed("compliment", MONDAY, to=str(cast.alice.account), because="You stayed until it was solved")],
    )
    assert "1 compliment" in alice.get("/going-first").text


@pytest.mark.parametrize("ahead", [0, 7])
def test_what_is_planned_ahead_is_no_promise_that_waits(cast: Cast, ahead: int) -> None:
    day, begins = MONDAY.date(), MONDAY.date() + timedelta(days=ahead)
    with write() as session:
        author = session.get_one(Person, cast.maria.id)
        publish(session, author, NewChallenge(author.team, "Wave", "Wave once.", "", 5, 1, begins, begins), MONDAY)
    assert sum(one.promises.running for one in leaders(db.session(), day, cast.team)) == (0 if ahead else 1)


def test_who_wants_no_game_is_not_named(cast: Cast) -> None:
    with write() as session:
        choose_quiet(session.get_one(Person, cast.maria.id), quiet=True, now=MONDAY)
    found, _, _ = page_of_leaders(db.session(), MONDAY.date(), cast.bob, 1)
    assert [one.name for one in found] == ["Ada Adams"]
    assert not leaders(db.session(), MONDAY.date(), cast.team)


def test_all_who_lead_stand_on_pages_and_those_of_ones_own_team_first(
    bob: FlaskClient, carol: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leading, "PAGE", 2)
    names = ["Bea Boer", "Cas Claes", "Dora Dekker", "Zoë Zwart"]
    with write() as session:
        for name in names:
            home = session.merge(cast.team if name.startswith("Z") else cast.other_team)
            add_person(session, home, NewPerson(name, "correct horse", Role.MANAGER, "en"), MONDAY)
        quiet = session.get_one(Person, cast.maria.id)
        choose_quiet(quiet, quiet=True, now=MONDAY)

    def shown(client: FlaskClient, page: int) -> list[str]:
        text = client.get(f"/going-first?page={page}").text
        return [name for name in sorted([*names, "Ada Adams", "Maria Martens"], key=text.find) if name in text]

    assert [shown(bob, page) for page in (1, 2, 3)] == [
        ["Zoë Zwart", "Ada Adams"],
        ["Bea Boer", "Cas Claes"],
        ["Dora Dekker"],
    ]
    assert shown(carol, 1) == ["Ada Adams", "Bea Boer"]
    assert 'rel="next" href="/going-first?page=2"' in bob.get("/going-first").text


def test_everybody_finds_it_from_the_pot_and_from_their_own_page(alice: FlaskClient) -> None:
    for page in ("/pot", "/me"):
        assert 'href="/going-first"' in alice.get(page).text
    assert alice.get("/going-first").status_code == 200


def test_what_somebody_did_before_they_led_stays_unseen(
    ada: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Brought the coat back")])
    ada.post(f"/team/people/{cast.alice.id}/role", data={"role": "manager"})
    alice = client_for(alice.application, db.session.get_one(Person, cast.alice.id))
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Brought the hat back")])
    page = bob.get("/going-first").text
    assert "1 surprise" not in page
    assert "manager · Delivery · shown here from tomorrow" in page
    clock.moment = MONDAY + timedelta(days=1)
    send(alice, cast.alice, [deed("surprise", clock(), what="Brought the gloves back")])
    page = bob.get("/going-first").text
    assert "1 surprise" in page
    assert "manager · Delivery · leads since 24 November" in page


def test_whoever_turns_out_to_be_somebody_who_leads_is_not_seen_for_it(
    ada: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Brought the coat back")])
    ada.post(f"/team/people/{cast.maria.id}/merging", data={"other": str(cast.alice.id), "sure": "yes"})
    assert "1 surprise" not in bob.get("/going-first").text


def test_who_sets_something_stands_with_that_in_quiet_mode_too(
    bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    day = MONDAY.date()
    send(maria, cast.maria, [deed("surprise", MONDAY, what="Brought the coat back")])
    with write() as session:
        author = session.get_one(Person, cast.maria.id)
        publish(session, author, NewChallenge(author.team, "Wave", "Wave once.", "", 5, 1, day, day), MONDAY)
        choose_quiet(author, quiet=True, now=MONDAY)
    page = bob.get("/going-first").text
    assert "1 that they promised to do too is still running" in page
    assert "1 surprise" not in page
