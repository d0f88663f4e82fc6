"""What is kept of somebody: all of it on the sheet, taken along, and gone when they want it gone."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.config import Settings
from app.database import Base, db, write
from app.deeds.models import LoggedDeed
from app.people.models import Person
from app.privacy import journal
from app.privacy.entries import Ending
from app.privacy.erasing import erase, erase_again
from app.privacy.owned import person_columns
from app.privacy.sheet import IMPERSONAL, SHEET, UNLINKED
from app.scores.models import PersonDay, TeamDay
from app.scores.recount import rebuild
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast, client_for
from tests.deeds.phone import deed, send


def team_days() -> list[tuple[object, ...]]:
    rows = select(TeamDay.team_id, TeamDay.day, TeamDay.strokes, TeamDay.surprises, TeamDay.applauses, TeamDay.points)
    db.session.rollback()
    return sorted(tuple(row) for row in db.session.execute(rows))


def played(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    """Alice and Bob do something on two days, and Bob claps for Alice."""
    send(alice, cast.alice, [deed("tally", MONDAY - timedelta(days=n)) for n in (0, 0, 1)])
    send(alice, cast.alice, [deed("surprise", MONDAY, what="A card for the ward", for_whom="a patient")])
    send(bob, cast.bob, [deed("tally", MONDAY)])
    number = db.session.scalars(select(Surprise.id)).one()
    send(bob, cast.bob, [deed("applause", MONDAY, target=f"surprise:{number}")])


def test_every_table_that_refers_to_a_person_is_on_the_sheet() -> None:
    found = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table.name == "person" for key in table.foreign_keys)
    }
    assert found | {"person", "act"} == set(SHEET)


def test_every_other_table_is_on_the_sheet_too_or_is_about_nobody() -> None:
    """One without a column that refers to a person may still be about one: whoever adds it says which it is."""
    others = {table.name for table in Base.metadata.sorted_tables} - set(SHEET)
    assert others == set(UNLINKED) | IMPERSONAL
    assert not set(UNLINKED) & IMPERSONAL


def test_only_what_hangs_on_its_person_alone_goes() -> None:
    for table in Base.metadata.sorted_tables:
        endings = {key.ondelete for key in table.foreign_keys if key.column.table.name == "person"}
        assert endings <= {"CASCADE"} or SHEET[table.name].ending is Ending.STAYS, table.name


def test_the_sheet_is_a_page_for_everybody(alice: FlaskClient) -> None:
    page = alice.get("/data-sheet").text
    assert all(f': <code class="soft small">{name}</code>' in page for name in SHEET | UNLINKED)


def test_my_file_has_what_is_mine_and_no_secret(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    played(alice, bob, cast)
    answer = alice.get("/me/data/export")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    tables = answer.get_json()["tables"]
    assert set(tables) == set(SHEET)
    assert tables["person"][0]["name"] == "Alice Ahmed"
    assert [row["what"] for row in tables["surprise"]] == ["A card for the ward"]
    assert len(tables["deed"]) == 4
    assert {row["person_id"] for row in tables["deed"]} == {"Alice Ahmed"}
    assert tables["applause"][0]["person_id"] == "Bob"
    for name, entry in SHEET.items():
        assert not any(entry.secret & set(row) for row in tables[name])


def test_who_was_thanked_can_take_that_along(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    thanks = deed("compliment", MONDAY, to=[str(cast.alice.account)], because="you stayed")
    assert send(bob, cast.bob, [thanks]).get_json()["results"][0]["status"] == "accepted"
    assert len(alice.get("/me/data/export").get_json()["tables"]["complimented"]) == 1


def test_erasing_takes_me_away_and_leaves_the_team_what_it_reached(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, app: Flask
) -> None:
    played(alice, bob, cast)
    before, number, account = team_days(), cast.alice.id, cast.alice.account
    answer = alice.post("/me/data/erasure", data={"password": "correct horse"})
    assert answer.headers["Location"] == "/sign-in"
    assert alice.get("/me").headers["Location"] == "/sign-in"
    for table in Base.metadata.sorted_tables:
        if table.name in SHEET and SHEET[table.name].ending is Ending.GOES:
            for column in person_columns(table):
                assert db.session.execute(select(table).where(column == number)).first() is None, table.name
    left = db.session.get_one(Person, number)
    assert (left.name, left.account == account, left.is_active) == ("", False, False)
    assert team_days() == before
    assert "Alice" not in bob.get("/wall").text + bob.get("/notifications").text
    with write() as session:
        rebuild(session)
    assert team_days() == before
    settings: Settings = app.config["SETTINGS"]
    assert account in journal.erased(settings.data_dir)


def test_a_late_phone_of_somebody_erased_brings_nothing_back(alice: FlaskClient, cast: Cast, app: Flask) -> None:
    account = cast.alice.account
    alice.post("/me/data/erasure", data={"password": "correct horse"})
    answer = alice.post("/api/v1/deeds", json={"account": str(account), "deeds": [deed("tally", MONDAY)]})
    assert answer.status_code == 401
    assert db.session.scalars(select(LoggedDeed)).all() == []


def test_a_wrong_password_erases_nobody(alice: FlaskClient, cast: Cast) -> None:
    answer = alice.post("/me/data/erasure", data={"password": "wrong horse"})
    assert answer.status_code == 422
    assert "That is not your password" in answer.text
    assert alice.get("/me").status_code == 200


def test_guessing_the_password_is_limited(alice: FlaskClient) -> None:
    answers = [alice.post("/me/data/erasure", data={"password": f"horse {n}"}).status_code for n in range(6)]
    assert answers == [422] * 5 + [429]


def test_the_last_administrator_has_to_hand_over_first(ada: FlaskClient) -> None:
    answer = ada.post("/me/data/erasure", data={"password": "correct horse"})
    assert answer.status_code == 422
    assert "Give the role to a colleague first" in answer.text


def test_in_the_demo_everybody_stays(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        session.merge(cast.organisation).is_demo = True
    assert alice.post("/me/data/erasure", data={"password": "correct horse"}).status_code == 409
    assert "Erase me for good" not in alice.get("/me/data").text


def test_the_address_of_the_form_leads_to_the_form(alice: FlaskClient) -> None:
    assert alice.get("/me/data/erasure").location == "/me/data#erasure"


def test_who_was_erased_is_erased_again(app: Flask, cast: Cast) -> None:
    account = cast.alice.account
    with write() as session:
        assert erase_again(session, [account, uuid4()], MONDAY) == 1
        assert erase_again(session, [account], MONDAY) == 0
    assert db.session.get_one(Person, cast.alice.id).name == ""


def test_a_name_can_be_taken_again(app: Flask, cast: Cast) -> None:
    for person in (cast.alice, cast.bob):
        with write() as session:
            erase(session, session.get_one(Person, person.id), MONDAY)
    assert client_for(app, cast.carol).get("/today").status_code == 200


@pytest.mark.parametrize("cut", ["", "01936c5e-7b00-7000"])
def test_a_line_that_was_cut_off_is_no_account(tmp_path: Path, cut: str) -> None:
    accounts = [uuid4(), uuid4()]
    for account in accounts:
        journal.note(tmp_path, account)
    with (tmp_path / journal.NAME).open("a") as file:
        file.write(cut)
    assert journal.erased(tmp_path) == accounts
    assert (tmp_path / journal.NAME).stat().st_mode & 0o777 == 0o600


def test_a_persons_days_are_gone(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    played(alice, bob, cast)
    alice.post("/me/data/erasure", data={"password": "correct horse"})
    assert db.session.scalars(select(PersonDay.person_id)).all() == [cast.bob.id]
