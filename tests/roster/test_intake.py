"""People from a file: looked through first, stored once however often it is tried, and gone after a day."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select, update

from app.audit.models import Act
from app.database import db, write
from app.jobs.models import DEAD, Job
from app.jobs.work import Task
from app.people.actions import TEAMS_CHANGED
from app.people.invitees import Invitee
from app.people.models import Person, Team
from app.roster.handlers import FORGET, HANDLERS
from app.roster.intake import storing
from app.roster.intake.comparing import is_slip
from app.roster.intake.giving import STORE
from app.roster.models import DONE, Intake
from tests.conftest import Cast, TestClock
from tests.jobs.due import run_due
from tests.roster.fresh import fresh

FILE = (
    "Naam;Team;Rol;Taal;Werkdagen\n"
    "Dora Dijk;Delivery;leidinggevende;nl;ma-do\n"
    "=HYPERLINK(1);Delivery;;en;\n"
    "Alice Ahmed;Invoices;;;\n"
    "bob  BAKKER;delivery;medewerker;;\n"
    "Ed Evers;Front desk;;;\n"
    "Fay Faber;Delivery;baas;;\n"
)


def upload(client: FlaskClient, text: str, teams: str = "refused") -> str:
    answer = client.post("/organisation/import", data={"file": (BytesIO(text.encode()), "mensen.csv"), "teams": teams})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def stored(app: Flask, client: FlaskClient, text: str, teams: str = "refused") -> Intake:
    place = upload(client, text, teams)
    assert client.post(f"{place}/confirmation").status_code == 303
    run_due(app)
    db.session.rollback()
    return db.session.get_one(Intake, int(place.rsplit("/", 1)[1]))


def people() -> set[tuple[Any, ...]]:
    db.session.rollback()
    rows = select(Invitee.name, Team.name, Invitee.role, Invitee.language, Invitee.work_week).join(Team)
    return {tuple(row) for row in db.session.execute(rows)}


def test_a_dry_run_tells_it_all_and_stores_nothing(ada: FlaskClient, cast: Cast) -> None:
    page = ada.get(upload(ada, FILE)).text
    for words in ("Store 3 people", "There is no team “Front desk”", "“baas” is no role", "team: Delivery → Invoices"):
        assert words in page
    assert people() == set()
    assert fresh(cast.alice).team_id == cast.team.id


def test_what_is_confirmed_is_stored_and_a_second_time_changes_nothing(
    app: Flask, ada: FlaskClient, cast: Cast
) -> None:
    first = stored(app, ada, FILE, "made")
    assert (first.state, first.added, first.changed, first.refused) == (DONE, 3, 1, 1)
    assert people() == {
        ("Dora Dijk", "Delivery", "manager", "nl", "1111000"),
        ("=HYPERLINK(1)", "Delivery", "employee", "en", "1111100"),
        ("Ed Evers", "Front desk", "employee", "en", "1111100"),
    }
    assert fresh(cast.alice).team_id == cast.other_team.id
    before = people()
    again = stored(app, ada, FILE, "made")
    assert (again.added, again.changed, again.refused) == (0, 0, 1)
    assert people() == before
    page = ada.get(upload(ada, FILE, "made")).text
    assert "There is nothing to store" in page


def test_who_is_expected_follows_a_newer_file(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    stored(app, ada, FILE)
    changed = stored(app, ada, "name,team,role,days\nDora Dijk,Invoices,employee,\n")
    assert (changed.added, changed.changed) == (0, 1)
    assert ("Dora Dijk", "Invoices", "employee", "nl", "1111000") in people()


def test_somebody_stays_administrator(ada: FlaskClient, cast: Cast) -> None:
    page = ada.get(upload(ada, "name,team,role\nAda Adams,Invoices,employee\n")).text
    assert "Somebody has to be the administrator" in page


def test_a_worker_that_dies_in_the_middle_doubles_nothing(
    app: Flask, ada: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "PORTION", 10)
    text = "name,team\n" + "".join(f"Person {n},Delivery\n" for n in range(45))
    place = upload(ada, text)
    ada.post(f"{place}/confirmation")
    number, real, calls = int(place.rsplit("/", 1)[1]), storing._store_portion, []

    def dying(*arguments: Any) -> bool:
        calls.append(1)
        if len(calls) == 3:
            real(*arguments)  # and the process ends before the commit
            raise SystemExit
        return real(*arguments)

    monkeypatch.setattr(storing, "_store_portion", dying)
    with pytest.raises(SystemExit), app.app_context():
        storing.store(number, None, app.extensions["clock"]())
    monkeypatch.setattr(storing, "_store_portion", real)
    page = ada.get(place)
    assert (page.headers["Refresh"], "20 of 45 rows" in page.text) == ("2", True)
    run_due(app)
    db.session.rollback()
    kept = db.session.get_one(Intake, number)
    assert (kept.state, kept.done_rows, kept.added) == (DONE, 45, 45)
    assert db.session.scalar(select(func.count()).select_from(Invitee)) == 45
    with app.app_context():
        storing.store(number, None, app.extensions["clock"]())  # tried once more after all
    assert ada.get(place).headers.get("Refresh") is None


def test_saying_it_twice_stores_it_once(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    place = upload(ada, FILE)
    for _ in range(2):
        assert ada.post(f"{place}/confirmation").status_code == 303
    run_due(app)
    assert len(people()) == 2


def test_a_file_is_gone_after_a_day_and_at_once_when_it_is_stored(
    app: Flask, ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    assert db.session.get_one(Intake, stored(app, ada, FILE).id).content == b""
    place = upload(ada, FILE)
    assert ada.post(f"{upload(ada, FILE)}/removal").status_code == 303
    clock.forward(hours=25)
    outcome = HANDLERS[FORGET](Task(1, FORGET, {}, 1, clock(), clock()))
    assert outcome is not None
    assert outcome.effect is not None
    with write() as session:
        outcome.effect(session)
    assert ada.get(place).status_code == 404
    assert len(people()) == 2
    clock.forward(days=180)
    with write() as session:
        outcome = HANDLERS[FORGET](Task(1, FORGET, {}, 1, clock(), clock()))
        assert outcome is not None
        assert outcome.effect is not None
        outcome.effect(session)
    assert people() == set()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Choose a file first."),
        (b"PK\x03\x04", "This is a workbook."),
        (b"naam\nJo\n", "The first row has to name the columns"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(
    ada: FlaskClient, cast: Cast, content: bytes, words: str
) -> None:
    page = ada.post("/organisation/import", data={"file": (BytesIO(content), "x.csv" if content else "")})
    assert (page.status_code, words in page.text) == (422, True)


def test_a_file_that_is_too_large_is_not_even_read(ada: FlaskClient, cast: Cast) -> None:
    kind = "multipart/form-data; boundary=x"
    page = ada.post("/organisation/import", data=b"x" * (5 * 1024 * 1024), content_type=kind)
    assert (page.status_code, "This file is larger than 4 MB." in page.text) == (422, True)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_file_to_fill_in_can_be_given_back(ada: FlaskClient, cast: Cast, language: str) -> None:
    ada.post("/language", data={"language": language})
    file = ada.get("/organisation/import/template.csv")
    assert file.data.startswith(b"\xef\xbb\xbf")
    place = ada.post(
        "/organisation/import", data={"file": (BytesIO(file.data), "people.csv"), "teams": "made"}
    ).location
    page = ada.get(str(place)).text
    assert ("Bewaar 2 mensen" if language == "nl" else "Store 2 people") in page


def test_a_manager_gives_no_files(maria: FlaskClient, cast: Cast) -> None:
    assert maria.get("/organisation/import").status_code == 404
    assert maria.post("/organisation/import", data={}).status_code == 403
    assert db.session.scalar(select(func.count()).select_from(Person)) == 5


def test_each_change_is_an_act_of_who_said_so(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    stored(
        app, ada, "name,team,role\nAlice Ahmed,Invoices,manager\nBob Bakker,Delivery,employee\nDora Dijk,Delivery,\n"
    )
    acts = db.session.execute(
        select(Act.act, Act.about_id, Act.actor_id, Act.details).where(Act.act.startswith("person."))
    )
    assert [tuple(act) for act in acts] == [
        (
            "person.moved",
            str(cast.alice.id),
            cast.ada.id,
            f'{{"day":"2026-11-23","team":{cast.other_team.id},"was":{cast.team.id}}}',
        ),
        ("person.role_changed", str(cast.alice.id), cast.ada.id, '{"role":"manager","was":"employee"}'),
    ]


def test_another_role_for_somebody_who_is_only_expected_is_an_act_too(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    stored(app, ada, "name,team,role\nDora Dijk,Delivery,\nEd Evers,Delivery,manager\n")
    acts = select(Act.act, Act.about_type, Act.about_id, Act.actor_id, Act.details).where(
        Act.act == "expected.role_changed"
    )
    assert db.session.execute(acts).all() == []
    dora = db.session.scalars(select(Invitee.id).where(Invitee.name == "Dora Dijk")).one()
    stored(app, ada, "name,team,role,language\nDora Dijk,Delivery,director,nl\nEd Evers,Delivery,manager,nl\n")
    told = ("expected.role_changed", "invitee", str(dora), cast.ada.id, '{"role":"director","was":"employee"}')
    assert [tuple(act) for act in db.session.execute(acts)] == [told]


def test_rows_are_counted_not_messages_and_an_unknown_team_is_told_with_what_to_do(ada: FlaskClient) -> None:
    page = ada.get(upload(ada, "name,team,role,language\nEd,Delivry,baas,xx\nFay,Delivry,,\nGus,Delivery,,\n")).text
    assert page.count("There is no team “Delivry”") == 2, "once with the other mistakes of its row, once alone"
    for words in ("1 of 3 rows are fine.", "did you mean Delivery?", "Make teams that we do not know"):
        assert words in page


def test_what_is_wrong_alike_is_one_line_with_its_rows(ada: FlaskClient) -> None:
    rows = [f"Person {n},Night,\n" for n in range(10)]
    rows[4] = "Fay,Delivery,baas\n"
    page = ada.get(upload(ada, "name,team,role\n" + "".join(rows))).text
    assert page.count("There is no team “Night”") == 1
    assert ">2-5, 7-11</td>" in page
    assert ">6</td>" in page


@pytest.mark.parametrize(
    ("typed", "known", "is_meant"),
    [
        ("delivry", "delivery", True),
        ("front desk", "frontdesk", True),
        ("thuiszorg zuid", "thuiszorg noord", False),
        ("thuiszorg nord", "thuiszorg noord", True),
        ("group 1", "group 2", False),
    ],
)
def test_another_team_is_guessed_only_where_it_is_close(typed: str, known: str, is_meant: bool) -> None:
    assert is_slip(typed, known) is is_meant


def test_a_file_with_new_teams_has_what_hangs_on_teams_looked_at_anew(app: Flask, ada: FlaskClient) -> None:
    looked = select(func.count()).select_from(Job).where(Job.kind == TEAMS_CHANGED)
    stored(app, ada, "name,team,department\nEd,Delivery,\n", teams="made")
    assert db.session.scalar(looked) == 0
    stored(app, ada, "name,team,department\nFay,Night,care\n", teams="made")
    assert db.session.scalar(looked) == 1


def test_who_gave_a_file_goes_on_with_one_whose_work_was_given_up(app: Flask, ada: FlaskClient) -> None:
    place = upload(ada, FILE)
    ada.post(f"{place}/confirmation")
    with write() as session:
        session.execute(update(Job).where(Job.kind == STORE).values(state=DEAD))
    page = ada.get(place)
    assert ("Go on with the rest" in page.text, page.headers.get("Refresh")) == (True, None)
    ada.post(f"{place}/confirmation")
    assert ada.get(place).headers["Refresh"] == "2"
    run_due(app)
    assert len(people()) == 2


def test_what_is_left_of_a_file_that_was_broken_off_can_be_let_go_of(ada: FlaskClient) -> None:
    place = upload(ada, FILE)
    ada.post(f"{place}/confirmation")
    ada.post(f"{place}/removal")
    assert ada.get(place).status_code == 200  # somebody is at work on it
    with write() as session:
        session.execute(delete(Job).where(Job.kind == STORE))
    ada.post(f"{place}/removal")
    assert ada.get(place).status_code == 404


def test_what_nobody_went_on_with_is_let_go_of_after_a_fortnight(ada: FlaskClient, clock: TestClock) -> None:
    place = upload(ada, FILE)
    ada.post(f"{place}/confirmation")
    for days, left in ((13, 200), (2, 404)):
        now = clock.forward(days=days)
        outcome = HANDLERS[FORGET](Task(1, FORGET, {}, 1, now, now))
        assert outcome is not None
        assert outcome.effect is not None
        with write() as session:
            outcome.effect(session)
        ada.post("/sign-in", data={"name": "Ada Adams", "password": "correct horse"})
        assert ada.get(place).status_code == left


def test_many_new_teams_are_a_list_to_unfold(ada: FlaskClient) -> None:
    rows = [f"Person {n},Ward {n}" for n in range(7)]
    page = ada.get(upload(ada, "\n".join(["name,team", *rows]), "made")).text
    assert "<summary>7 teams are made</summary>" in page
    assert "<li>Ward 6</li>" in page
    page = ada.get(upload(ada, "\n".join(["name,team", *rows[:6]]), "made")).text
    assert "6 teams are made: Ward 0, Ward 1, Ward 2, Ward 3, Ward 4, Ward 5." in page
