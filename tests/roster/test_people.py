"""The list of people and the page of one: whom somebody looks after, found by name, in pages."""

from flask import Flask
from flask.testing import FlaskClient

from app.database import write
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Role, Team
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, client_for
from tests.queries import counted_statements
from tests.roster.fresh import fresh


def add_many(cast: Cast, number: int) -> None:
    with write() as session:
        team = session.get_one(Team, cast.team.id)
        for n in range(number):
            new = NewPerson(f"Person {n:03}", "correct horse", Role.EMPLOYEE, "en")
            add_person(session, team, new, MONDAY, password_hash=CORRECT_HORSE)


def test_a_manager_sees_the_own_team_and_the_administrator_everybody(maria: FlaskClient, ada: FlaskClient) -> None:
    page = maria.get("/team/people").text
    assert "Alice Ahmed" in page
    assert "Carol Claes" not in page
    page = ada.get("/team/people").text
    assert "Alice Ahmed" in page
    assert "Carol Claes" in page


def test_people_are_found_by_a_part_of_their_name_and_by_team(ada: FlaskClient, cast: Cast) -> None:
    assert "Alice Ahmed" in ada.get("/team/people?q=AHM").text
    assert "Bob Bakker" not in ada.get("/team/people?q=AHM").text
    assert "Nobody found" in ada.get("/team/people?q=%25").text
    page = ada.get(f"/team/people?team={cast.other_team.id}").text
    assert ("Carol Claes" in page, "Bob Bakker" in page) == (True, False)


def test_a_long_list_comes_in_pages_with_as_many_questions(ada: FlaskClient, cast: Cast) -> None:
    with counted_statements() as few:
        ada.get("/team/people")
    add_many(cast, 120)
    with counted_statements() as many:
        page = ada.get("/team/people?q=person").text
    assert len(many) == len(few)
    assert page.count('class="roster-one"') == 50
    assert "page 1 of 3" in page
    assert ada.get("/team/people?q=person&page=3").text.count('class="roster-one"') == 20
    assert "page 3 of 3" in ada.get("/team/people?q=person&page=999").text
    assert ada.get("/team/people?page=x&team=%00&q=%00").status_code == 200


def test_a_manager_changes_nobody_who_leads(app: Flask, maria: FlaskClient, cast: Cast) -> None:
    assert "Leaves the organisation" in maria.get(f"/team/people/{cast.alice.id}").text
    with write() as session:
        session.get_one(Person, cast.bob.id).role = Role.MANAGER
    assert "Leaves the organisation" not in maria.get(f"/team/people/{cast.bob.id}").text
    assert maria.post(f"/team/people/{cast.bob.id}/departure", data={"name": "stays"}).status_code == 403
    assert maria.post(f"/team/people/{cast.alice.id}/team", data={}).status_code == 403
    assert fresh(cast.bob).left_at is None
    assert client_for(app, cast.alice).get("/team/people").status_code == 404


def test_leave_is_entered_and_taken_out_for_somebody(maria: FlaskClient, cast: Cast) -> None:
    path = f"/team/people/{cast.alice.id}/leave"
    assert maria.post(path, data={"first": "2026-11-23", "last": "2026-11-27"}).status_code == 303
    assert fresh(cast.alice).leave == "2026-11-23/2026-11-27"
    assert "on leave" in maria.get("/team/people").text
    assert maria.post(path, data={"first": "2026-11-23", "last": "2026-11-20"}).status_code == 422
    assert maria.post(path, data={"first": "soon"}).status_code == 422
    assert maria.post(f"{path}/removal", data={"first": "2026-11-23"}).status_code == 303
    assert fresh(cast.alice).leave == ""
