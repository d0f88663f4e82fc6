"""People from a file: looked through first, and stored once however often it is tried."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.audit.models import Act
from app.database import db
from app.jobs.models import Job
from app.people.actions import TEAMS_CHANGED
from app.people.invitees import Invitee
from app.people.models import Person
from app.roster.models import DONE
from tests.conftest import Cast
from tests.jobs.due import run_due
from tests.roster.fresh import fresh
from tests.roster.giving import FILE, people, stored, upload


def test_a_dry_run_tells_it_all_and_stores_nothing(ada: FlaskClient, cast: Cast) -> None:
    page = ada.get(upload(ada, FILE)).text
    for words in (
        "Save 3 people",
        "There is no team “Front desk”",
        "“baas” is not a role",
        "team: Delivery → Invoices",
    ):
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
    assert "There is nothing to save" in page


def test_who_is_expected_follows_a_newer_file(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    stored(app, ada, FILE)
    changed = stored(app, ada, "name,team,role,days\nDora Dijk,Invoices,employee,\n")
    assert (changed.added, changed.changed) == (0, 1)
    assert ("Dora Dijk", "Invoices", "employee", "nl", "1111000") in people()


def test_somebody_stays_administrator(ada: FlaskClient, cast: Cast) -> None:
    page = ada.get(upload(ada, "name,team,role\nAda Adams,Invoices,employee\n")).text
    assert "Somebody has to be the administrator" in page


def test_saying_it_twice_stores_it_once(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    place = upload(ada, FILE)
    for _ in range(2):
        assert ada.post(f"{place}/confirmation").status_code == 303
    run_due(app)
    assert len(people()) == 2


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


def test_a_file_with_new_teams_has_what_hangs_on_teams_looked_at_anew(app: Flask, ada: FlaskClient) -> None:
    looked = select(func.count()).select_from(Job).where(Job.kind == TEAMS_CHANGED)
    stored(app, ada, "name,team,department\nEd,Delivery,\n", teams="made")
    assert db.session.scalar(looked) == 0
    stored(app, ada, "name,team,department\nFay,Night,care\n", teams="made")
    assert db.session.scalar(looked) == 1
