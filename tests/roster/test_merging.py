"""One human who was known twice: each deed counts once, whatever still arrives from either phone."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.badges.models import Award
from app.database import db, write
from app.deeds.models import LoggedDeed
from app.people.models import Person, Role
from app.recognition.models import Applause, Compliment
from app.scores.models import PersonDay, TeamDay
from app.scores.recount import rebuild
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses
from tests.roster.fresh import fresh


def merge(ada: FlaskClient, kept: Person, other: Person, sure: str = "yes") -> int:
    return ada.post(f"/team/people/{kept.id}/merging", data={"other": str(other.id), "sure": sure}).status_code


def team_days() -> list[tuple[object, ...]]:
    db.session.rollback()
    rows = select(TeamDay.team_id, TeamDay.day, TeamDay.strokes, TeamDay.surprises, TeamDay.applauses, TeamDay.points)
    return sorted(tuple(row) for row in db.session.execute(rows) if any(row[2:]))


def count(model: type[PersonDay] | type[Award] | type[LoggedDeed] | type[Applause], person: Person) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model).where(model.person_id == person.id)) or 0


def played(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    """Both do something on the same two days, and earn the same first badge."""
    for client, person in ((alice, cast.alice), (bob, cast.bob)):
        send(client, person, [deed("tally", MONDAY - timedelta(days=n)) for n in (0, 0, 3)])
        send(client, person, [deed("surprise", MONDAY, what=f"A card from {person.name}")])


def test_everything_is_of_the_kept_one_and_counts_once(
    ada: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    played(alice, bob, cast)
    mine, theirs = count(LoggedDeed, cast.alice), count(LoggedDeed, cast.bob)
    page = ada.get(f"/team/people/{cast.alice.id}/merging/{cast.bob.id}").text
    assert page.count("employee") == 2
    assert not re.search(r"\d+ (things|badges?|devices?)", page)
    assert "This cannot be undone." in page
    assert merge(ada, cast.alice, cast.bob) == 303
    assert (count(LoggedDeed, cast.alice), count(LoggedDeed, cast.bob)) == (mine + theirs, 0)
    assert (count(PersonDay, cast.alice), count(PersonDay, cast.bob)) == (2, 0)
    strokes = select(func.sum(TeamDay.strokes), func.sum(TeamDay.surprises))
    assert tuple(db.session.execute(strokes).one()) == (6, 2)
    badges = [row.badge for row in db.session.scalars(select(Award).where(Award.person_id == cast.alice.id))]
    assert len(badges) == len(set(badges)) > 0
    assert count(Award, cast.bob) == 0
    assert {row.person_id for row in db.session.scalars(select(Surprise))} == {cast.alice.id}
    assert "Bob Bakker" not in ada.get("/team/people").text
    assert "Bob Bakker" not in ada.get("/team/people?state=left").text
    after = team_days()
    with write() as session:
        rebuild(session)
    assert team_days() == after


def test_what_still_waits_on_the_other_phone_arrives_once(
    ada: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    account = str(cast.bob.account)
    sent, late = deed("tally", MONDAY), deed("tally", MONDAY - timedelta(days=1))
    send(bob, cast.bob, [sent])
    assert merge(ada, cast.alice, cast.bob) == 303
    assert f'data-account="{account}"' in bob.get("/today").text
    assert "Alice" in bob.get("/me").text
    body = {"version": 1, "account": account, "deeds": [sent, late]}
    assert statuses(bob.post("/api/v1/deeds", json=body)) == ["duplicate", "accepted"]
    assert statuses(bob.post("/api/v1/deeds", json=body)) == ["duplicate", "duplicate"]
    assert statuses(alice.post("/api/v1/deeds", json=body)) == ["duplicate", "duplicate"]
    assert count(LoggedDeed, cast.alice) == 2
    assert f'data-account="{fresh(cast.alice).account}"' in alice.get("/today").text


def test_nobody_else_speaks_under_the_former_account(ada: FlaskClient, carol: FlaskClient, cast: Cast) -> None:
    account = str(cast.bob.account)
    merge(ada, cast.alice, cast.bob)
    body = {"version": 1, "account": account, "deeds": [deed("tally", MONDAY)]}
    assert carol.post("/api/v1/deeds", json=body).status_code == 409


def test_with_another_role_the_devices_are_signed_out(
    ada: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    account = str(cast.bob.account)
    assert merge(ada, cast.maria, cast.bob) == 303
    assert bob.get("/api/v1/state").status_code == 401
    body = {"version": 1, "account": account, "deeds": [deed("tally", MONDAY)]}
    assert statuses(maria.post("/api/v1/deeds", json=body)) == ["accepted"]
    assert fresh(cast.maria).role == Role.MANAGER


def test_what_they_did_to_each_other_is_taken_back(
    ada: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="A card")])
    number = db.session.scalars(select(Surprise.id)).one()
    db.session.rollback()
    send(bob, cast.bob, [deed("applause", MONDAY, target=f"surprise:{number}")])
    send(bob, cast.bob, [deed("compliment", MONDAY, to=str(cast.alice.account), because="you listened")])
    assert merge(ada, cast.alice, cast.bob) == 303
    assert count(Applause, cast.alice) == 0
    assert db.session.scalars(select(Compliment)).all() == []
    after = team_days()
    with write() as session:
        rebuild(session)
    assert team_days() == after


@pytest.mark.parametrize(("sure", "status"), [("", 422), ("yes", 303)])
def test_one_has_to_be_sure(ada: FlaskClient, cast: Cast, sure: str, status: int) -> None:
    assert merge(ada, cast.alice, cast.bob, sure) == status
    assert bool(fresh(cast.bob).name) == (status == 422)


def test_what_makes_no_sense_is_refused(ada: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    assert merge(ada, cast.alice, cast.alice) == 404
    assert merge(ada, cast.alice, cast.ada) == 422
    ada.post(f"/team/people/{cast.bob.id}/departure", data={"name": "stays"})
    assert merge(ada, cast.bob, cast.alice) == 422
    assert merge(ada, cast.alice, cast.bob) == 303
    assert merge(maria, cast.alice, cast.carol) == 403
    assert ada.get(f"/team/people/{cast.alice.id}/merging").status_code == 200


def test_the_other_way_round_is_one_tap(ada: FlaskClient, cast: Cast) -> None:
    page = ada.get(f"/team/people/{cast.alice.id}/merging/{cast.bob.id}").text
    assert f'href="/team/people/{cast.bob.id}/merging/{cast.alice.id}"' in page
    own = ada.get(f"/team/people/{cast.ada.id}/merging/{cast.bob.id}").text
    assert f'href="/team/people/{cast.bob.id}/merging/{cast.ada.id}"' not in own, "nobody merges themselves away"


def test_a_name_that_ends_in_a_point_ends_no_sentence(ada: FlaskClient, cast: Cast) -> None:
    with write() as session:
        session.get_one(Person, cast.alice.id).name = "Dirk D."
    assert "Dirk D.." not in ada.get(f"/team/people/{cast.alice.id}/merging/{cast.bob.id}").text
