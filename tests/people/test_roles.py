"""The organisation's page: teams, and who leads; a change of role ends every session of that person."""

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.people.models import Person, Team
from tests.conftest import Cast


def role_of(person: Person) -> str:
    db.session.expire_all()
    return str(db.session.get_one(Person, person.id).role)


def test_an_administrator_adds_a_team(ada: FlaskClient) -> None:
    answer = ada.post("/organisation/teams", data={"team": " Front  desk ", "department": "service"})
    assert (answer.status_code, answer.location) == (303, "/organisation")
    assert db.session.query(Team).filter_by(name="Front desk").one().zone == "Europe/Amsterdam"
    assert "Front desk" in ada.get("/organisation").text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"team": "", "department": "shop"}, "What is the team called?"),
        ({"team": "Delivery", "department": "shop"}, "There is a team of that name already."),
        ({"team": "New", "department": "space"}, "Choose the kind of work from the list."),
    ],
)
def test_a_mistake_about_a_team_is_told(ada: FlaskClient, data: dict[str, str], words: str) -> None:
    page = ada.post("/organisation/teams", data=data)
    assert page.status_code == 422
    assert words in page.text


def test_a_new_role_signs_its_holder_out_everywhere(ada: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    assert bob.get("/team").status_code == 404
    assert ada.post(f"/team/people/{cast.bob.id}/role", data={"role": "manager"}).status_code == 303
    assert role_of(cast.bob) == "manager"
    assert bob.get("/api/v1/state").status_code == 401


def test_the_same_role_again_changes_nothing(ada: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    ada.post(f"/team/people/{cast.bob.id}/role", data={"role": "employee"})
    assert bob.get("/api/v1/state").status_code == 200


def test_somebody_stays_administrator(ada: FlaskClient, cast: Cast) -> None:
    assert ada.post(f"/team/people/{cast.ada.id}/role", data={"role": "employee"}).status_code == 422
    assert role_of(cast.ada) == "administrator"
    ada.post(f"/team/people/{cast.maria.id}/role", data={"role": "administrator"})
    assert ada.post(f"/team/people/{cast.ada.id}/role", data={"role": "employee"}).location == "/"
    assert role_of(cast.ada) == "employee"


def test_a_role_that_does_not_exist_is_refused(ada: FlaskClient, cast: Cast) -> None:
    assert ada.post(f"/team/people/{cast.bob.id}/role", data={"role": "king"}).status_code == 422
    assert ada.post("/team/people/99999/role", data={"role": "manager"}).status_code == 404


def test_a_manager_changes_no_roles(maria: FlaskClient, cast: Cast) -> None:
    assert maria.post(f"/team/people/{cast.maria.id}/role", data={"role": "administrator"}).status_code == 403
    assert role_of(cast.maria) == "manager"
