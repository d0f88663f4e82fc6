"""Who opened my page: one note for each who looked and each day, which I see and nobody can take away; for a year."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.jobs.work import Task
from app.people.looks import AT_ONCE, KEPT_FOR, Look, note_look
from app.people.models import Person, Role
from app.privacy.erasing import erase
from app.privacy.retention import FORGET_LOOKS, HANDLERS
from app.roster.merging import merge
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.queries import counted_statements

ACTS = "/me/data/acts"


def looks() -> list[tuple[str, str]]:
    db.session.rollback()
    names = {one.id: one.name for one in db.session.scalars(select(Person))}
    return sorted((names[one.viewer_id], names[one.person_id]) for one in db.session.scalars(select(Look)))


def test_whose_page_a_manager_opened_sees_it(
    maria: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    assert "Opened your page" not in alice.get(ACTS).text
    maria.get(f"/team/people/{cast.alice.id}")
    page = alice.get(ACTS).text
    assert "Opened your page" in page
    assert "<b>Maria Martens</b>" in page
    assert "Nobody did" not in page
    assert "Maria Martens" not in bob.get(ACTS).text


def test_opening_it_often_is_one_note_a_day(
    app: Flask, maria: FlaskClient, ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    for _ in range(3):
        for who in (maria, ada):
            who.get(f"/team/people/{cast.alice.id}")
    both = [("Ada Adams", "Alice Ahmed"), ("Maria Martens", "Alice Ahmed")]
    assert looks() == both
    with counted_statements() as statements:
        maria.get(f"/team/people/{cast.alice.id}")
    assert not [one for one in statements if "INSERT" in one]
    clock.forward(days=1)
    client_for(app, cast.maria).get(f"/team/people/{cast.alice.id}")
    assert looks() == sorted([*both, both[1]])


def test_two_at_the_same_moment_are_one(cast: Cast) -> None:
    for _ in range(2):
        with write() as session:
            note_look(session, cast.maria.id, cast.alice.id, MONDAY.date())
    assert len(looks()) == 1


def test_a_list_oneself_and_a_page_that_is_not_found_leave_no_note(maria: FlaskClient, cast: Cast) -> None:
    maria.get("/team/people")
    maria.get(f"/team/people/{cast.maria.id}")
    assert maria.get(f"/team/people/{cast.carol.id}").status_code == 404
    assert looks() == []


def test_comparing_two_who_may_be_one_is_a_look_at_both(ada: FlaskClient, cast: Cast) -> None:
    ada.get(f"/team/people/{cast.alice.id}/merging/{cast.bob.id}")
    assert looks() == [("Ada Adams", "Alice Ahmed"), ("Ada Adams", "Bob Bakker")]


def test_a_form_that_is_refused_shows_the_page_and_is_a_look_too(maria: FlaskClient, cast: Cast) -> None:
    assert maria.post(f"/team/people/{cast.alice.id}/leave", data={"first": "x"}).status_code == 422
    assert looks() == [("Maria Martens", "Alice Ahmed")]


def test_they_come_in_pages_with_as_many_questions(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        note_look(session, cast.maria.id, cast.alice.id, MONDAY.date())
    with counted_statements() as few:
        alice.get(ACTS)
    with write() as session:
        for ago in range(AT_ONCE + 2):
            for who in (cast.maria, cast.ada):
                note_look(session, who.id, cast.alice.id, MONDAY.date() - timedelta(days=ago))
    with counted_statements() as many:
        page = alice.get(ACTS).text
    assert len(many) == len(few)
    assert page.count("<b>Ada Adams</b>, <b>Maria Martens</b>") == AT_ONCE
    oldest_shown = MONDAY.date() - timedelta(days=AT_ONCE - 1)
    assert f"looked={oldest_shown}" in page
    older = alice.get(f"{ACTS}?looked={oldest_shown}").text
    assert older.count("<b>Ada Adams</b>, <b>Maria Martens</b>") == 2
    assert "looked=" not in older
    assert alice.get(f"{ACTS}?looked=yesterday").status_code == 200


def test_they_are_in_the_export_of_both(app: Flask, maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    maria.get(f"/team/people/{cast.alice.id}")
    row = {"person_id": "Alice Ahmed", "day": "2026-11-23", "viewer_id": "Maria Martens"}
    for who in (alice, maria):
        assert who.get("/me/data/export").get_json()["tables"]["look"] == [row]


def test_after_a_year_they_are_gone(app: Flask, cast: Cast) -> None:
    with write() as session:
        for ago in (KEPT_FOR, KEPT_FOR + timedelta(days=1)):
            note_look(session, cast.maria.id, cast.alice.id, MONDAY.date() - ago)
    HANDLERS[FORGET_LOOKS](Task(1, FORGET_LOOKS, {}, 1, MONDAY, MONDAY))
    assert list(db.session.scalars(select(Look.day))) == [MONDAY.date() - KEPT_FOR]


def test_who_looked_cannot_get_rid_of_it_by_being_erased(maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    maria.get(f"/team/people/{cast.alice.id}")
    with write() as session:
        erase(session, session.get_one(Person, cast.maria.id), MONDAY)
    page = alice.get(ACTS).text
    assert "Somebody who was erased" in page
    assert "Maria Martens" not in page


def test_of_two_who_are_one_none_looked_at_themselves(maria: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    maria.get(f"/team/people/{cast.alice.id}")
    ada.get(f"/team/people/{cast.alice.id}")
    ada.get(f"/team/people/{cast.maria.id}")
    with write() as session:
        kept, other = (session.get_one(Person, one.id) for one in (cast.alice, cast.maria))
        other.role = Role.EMPLOYEE
        merge(session, kept, other, MONDAY)
    assert looks() == [("Ada Adams", "Alice Ahmed")]
