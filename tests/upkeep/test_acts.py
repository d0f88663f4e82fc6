"""Who did what, for administrators; and what was done about oneself, for everybody."""

from flask import Flask
from flask.testing import FlaskClient

from app import audit
from app.database import db, write
from app.people.acts import AT_ONCE
from app.people.models import Person, Role
from app.privacy.erasing import erase
from tests.conftest import MONDAY, Cast
from tests.queries import counted_statements


def test_acts_are_told_with_names_and_can_be_searched(ada: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    ada.post(f"/team/people/{cast.alice.id}/role", data={"role": "manager"})
    ada.post("/organisation/teams", data={"team": "Front desk", "department": "service"})
    page = ada.get("/organisation/acts").text
    assert "gave another role: Alice Ahmed" in page
    assert "from employee to manager" in page
    assert "added a team: Front desk" in page
    only = ada.get("/organisation/acts?about=team").text
    assert "added a team" in only
    assert "another role" not in only
    assert "Nothing here" in ada.get(f"/organisation/acts?who={cast.maria.id}").text
    assert maria.get("/organisation/acts").status_code == 404


def test_a_long_chain_is_read_in_pages(ada: FlaskClient, cast: Cast) -> None:
    with write() as session:
        for target in range(AT_ONCE + 5):
            audit.record(session, cast.maria, "goal.set", cast.team, target=target + 100)
    page = ada.get("/organisation/acts").text
    assert "aim: 154" in page
    assert "aim: 104" not in page
    older = ada.get("/organisation/acts?before=6").text
    assert "aim: 104" in older
    assert ">Older" not in older
    with counted_statements() as statements:
        ada.get("/organisation/acts")
    assert len(statements) < 25


def test_everybody_sees_what_was_done_about_them(
    app: Flask, ada: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    assert "Nobody did" in alice.get("/me/data/acts").text
    ada.post(f"/organisation/people/{cast.alice.id}/recovery")
    assert "<b>Ada Adams</b> made a link for a new password" in alice.get("/me/data/acts").text
    assert "Nobody did" in bob.get("/me/data/acts").text
    acts = alice.get("/me/data/export").get_json()["tables"]["act"]
    assert [(act["act"], act["actor_id"]) for act in acts] == [("person.recovery_made", "Ada Adams")]
    with write() as session:
        session.merge(cast.maria).role = Role.ADMINISTRATOR
        erase(session, session.get_one(Person, cast.ada.id), MONDAY)
    assert "Somebody who was erased" in alice.get("/me/data/acts").text
    db.session.rollback()


def test_there_is_one_organisation_and_other_numbers_are_told_as_numbers(ada: FlaskClient, cast: Cast) -> None:
    ada.get("/organisation/export/people.csv")
    with write() as session:
        audit.record(session, cast.maria, "token.made", ("api_token", 12))
    page = ada.get("/organisation/acts").text
    assert "took a list of all people along</p>" in page
    assert "made a token for another program: number 12</p>" in page


def test_who_left_without_a_name_is_not_said_to_be_erased(ada: FlaskClient, cast: Cast) -> None:
    ada.post(f"/team/people/{cast.alice.id}/role", data={"role": "manager"})
    ada.post(f"/team/people/{cast.alice.id}/departure", data={"name": "goes"})
    page = ada.get("/organisation/acts").text
    assert "gave another role: somebody who left" in page
    assert "erased" not in page
