"""Who leaves is out at once, and leaves the team what was done; and may come back."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.database import db, write
from app.people.invitations import Invitation, invite
from app.people.models import DeviceSession, Person, Role, Team
from app.push.models import Subscription
from app.scores.models import TeamDay
from app.teapot.actions import active_in
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send
from tests.roster.fresh import fresh


def depart(client: FlaskClient, person: Person, name: str = "stays") -> int:
    return client.post(f"/team/people/{person.id}/departure", data={"name": name}).status_code


def points(team: Team) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.sum(TeamDay.points)).where(TeamDay.team_id == team.id)) or 0


def subscribe(person: Person) -> None:
    with write() as session:
        device = session.scalars(select(DeviceSession).where(DeviceSession.person_id == person.id)).one()
        keys = {"p256dh": "p", "auth": "a", "vapid_key_id": "k", "origin": "http://localhost"}
        row = {"endpoint": "https://push.example/1", "person_id": person.id, "created_at": MONDAY, **keys}
        session.add(Subscription(device_session_id=device.id, **row))


def test_who_leaves_is_out_and_the_team_keeps_it_all(maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="A card for the ward")])
    subscribe(cast.alice)
    with write() as session:
        invite(session, session.get_one(Person, cast.maria.id), cast.team.id, 7, MONDAY)
    before = points(cast.team)
    assert depart(maria, cast.alice) == 303
    assert alice.get("/api/v1/state").status_code == 401
    assert db.session.scalars(select(Subscription)).all() == []
    assert points(cast.team) == before > 0
    assert "Alice Ahmed" in maria.get("/wall").text
    assert "Alice Ahmed" not in maria.get("/team/people").text
    assert "Alice Ahmed" in maria.get("/team/people?state=left").text
    assert db.session.scalars(select(Invitation.revoked_at)).one() is None


def test_the_links_of_who_leaves_are_closed(ada: FlaskClient, cast: Cast) -> None:
    with write() as session:
        invite(session, session.get_one(Person, cast.maria.id), cast.team.id, 7, MONDAY)
    depart(ada, cast.maria)
    assert db.session.scalars(select(Invitation.revoked_at)).one() is not None


def test_the_name_goes_where_that_was_chosen(maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="A card for the ward")])
    assert depart(maria, cast.alice, "goes") == 303
    wall = maria.get("/wall").text
    assert ("A card for the ward" in wall, "Alice Ahmed" in wall, "somebody" in wall) == (True, False, True)
    assert ">somebody<" not in maria.get("/team/people?state=left&q=alice").text
    assert "alice" not in db.session.scalars(select(Person.sign_in_name).where(Person.id == cast.alice.id)).one()
    assert depart(maria, cast.alice) == 404
    assert depart(maria, cast.bob, "") == 422


def test_who_left_is_not_there_from_that_day_on(maria: FlaskClient, cast: Cast) -> None:
    depart(maria, cast.alice)
    active = active_in(db.session(), db.session.get_one(Team, cast.team.id), MONDAY)
    assert [active(MONDAY.date() - timedelta(days=1)), active(MONDAY.date())] == [3.0, 2.0]


def test_somebody_stays_to_administer(ada: FlaskClient, cast: Cast) -> None:
    assert depart(ada, cast.ada) == 403
    with write() as session:
        session.get_one(Person, cast.maria.id).role = Role.ADMINISTRATOR
    assert depart(ada, cast.maria) == 303


def test_a_newcomer_may_have_the_name(maria: FlaskClient, browser: FlaskClient, cast: Cast) -> None:
    depart(maria, cast.alice)
    with write() as session:
        _, token = invite(session, session.get_one(Person, cast.maria.id), cast.team.id, 7, MONDAY)
    new = {"name": "Alice Ahmed", "password": "another horse", "language": "en"}
    assert browser.post(f"/join/{token}", data=new).status_code == 303
    back = f"/team/people/{cast.alice.id}/return"
    assert (
        "Somebody with this name takes part already"
        in maria.post(back, data={"name": "Alice Ahmed", "team": cast.team.id}).text
    )
    assert "Fill in their name" in maria.post(back, data={"name": " ", "team": cast.team.id}).text
    assert maria.post(back, data={"name": "Alice A. Ahmed", "team": cast.team.id}).status_code == 303


def test_who_comes_back_signs_in_as_before_and_was_away_in_between(
    app: Flask, maria: FlaskClient, browser: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    depart(maria, cast.alice)
    signing = {"name": "Alice Ahmed", "password": "correct horse"}
    assert browser.post("/session", data=signing).status_code == 422
    clock.forward(days=3)
    back = {"name": "Alice Ahmed", "team": cast.team.id}
    assert maria.post(f"/team/people/{cast.alice.id}/return", data=back).status_code == 303
    assert browser.post("/session", data=signing).status_code == 303
    active = active_in(db.session(), db.session.get_one(Team, cast.team.id), clock())
    there = [active(MONDAY.date() + timedelta(days=n)) for n in (-1, 0, 2, 3)]
    assert there == [3.0, 2.0, 2.0, 3.0]
    client = client_for(app, fresh(cast.alice))
    assert client.get("/today").status_code == 200


def test_a_manager_brings_nobody_to_another_team(maria: FlaskClient, cast: Cast) -> None:
    depart(maria, cast.alice)
    back = {"name": "Alice Ahmed", "team": cast.other_team.id}
    assert maria.post(f"/team/people/{cast.alice.id}/return", data=back).status_code == 404
