"""What two phones still bring after their merge: photos, what colleagues sent to a former account, and a lost race."""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Gift, Giving
from app.database import db, write
from app.deeds.actions import read, record
from app.deeds.apart import record_apart
from app.deeds.models import LoggedDeed
from app.errors import Conflict
from app.people.models import Person
from app.photos.handlers import HANDLERS, the_shelf
from app.photos.making import make
from app.photos.models import Photo
from app.photos.shelf import name_of
from app.privacy.erasing import erase
from app.recognition.models import COMPLIMENTED
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses
from tests.photos.jobs import run_jobs
from tests.photos.pictures import camera_photo
from tests.roster.fresh import fresh
from tests.roster.test_merging import count, merge


def kept_photo(bob: FlaskClient, account: str) -> dict[str, object]:
    """A surprise with its photo, sent under this account."""
    made = deed("surprise", MONDAY, what="A cake", photo=True)
    body = {"version": 1, "account": account, "deeds": [made]}
    assert statuses(bob.post("/api/v1/deeds", json=body)) == ["accepted"]
    sent_photo(bob, account, made)
    return made


def sent_photo(bob: FlaskClient, account: str, made: dict[str, object]) -> None:
    answer = bob.put(f"/api/v1/deeds/{made['id']}/photo?account={account}", data=camera_photo())
    assert answer.json == {"account": account, "deed": made["id"], "status": "kept"}


def files() -> int:
    return sum(path.is_file() for path in the_shelf().folder.glob("*/*"))


def test_a_photo_that_waits_on_the_other_phone_arrives(
    ada: FlaskClient, bob: FlaskClient, carol: FlaskClient, cast: Cast
) -> None:
    account, made = str(cast.bob.account), deed("surprise", MONDAY, what="A cake", photo=True)
    send(bob, cast.bob, [made])
    merge(ada, cast.alice, cast.bob)
    sent_photo(bob, account, made)
    for said in (account, "nobody", ""):
        assert carol.put(f"/api/v1/deeds/{made['id']}/photo?account={said}", data=b"x").status_code == 409


@pytest.mark.parametrize("ending", ["taken back", "erased"])
def test_photos_from_before_go_too(ada: FlaskClient, bob: FlaskClient, cast: Cast, ending: str) -> None:
    before, account = files(), str(cast.bob.account)
    made = kept_photo(bob, account)
    merge(ada, cast.alice, cast.bob)
    kept_photo(bob, account)
    assert files() == before + 4
    if ending == "erased":
        with write() as session:
            erase(session, session.get_one(Person, cast.alice.id), MONDAY)
    else:
        gone = {"version": 1, "account": account, "deeds": [deed("retraction", MONDAY, deed=made["id"])]}
        assert statuses(bob.post("/api/v1/deeds", json=gone)) == ["accepted"]
    run_jobs(HANDLERS)
    assert files() == before + (0 if ending == "erased" else 2)


def test_a_restored_database_finds_a_photo_from_before(ada: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    account, again = cast.bob.account, deed("surprise", MONDAY, what="Once more", photo=True)
    merge(ada, cast.alice, cast.bob)
    the_shelf().put(name_of(account, UUID(str(again["id"]))), make(camera_photo()))
    bob.post("/api/v1/deeds", json={"version": 1, "account": str(account), "deeds": [again]})
    assert db.session.scalars(select(Photo.file)).one() == name_of(account, UUID(str(again["id"])))


def test_what_waits_for_a_former_account_is_for_the_kept_one(
    ada: FlaskClient, alice: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    former, own = str(cast.bob.account), str(cast.alice.account)
    merge(ada, cast.alice, cast.bob)
    waiting = [
        deed("compliment", MONDAY, to=[former, own], because="you listened"),
        deed("given_badge", MONDAY, badge="rock", to=[former, own], because="you kept calm"),
    ]
    assert statuses(send(maria, cast.maria, waiting)) == ["accepted", "accepted"]
    assert db.session.scalars(select(COMPLIMENTED.c.person_id)).all() == [cast.alice.id]
    assert db.session.scalars(select(Gift.person_id)).all() == [cast.alice.id]
    mine = [
        deed("compliment", MONDAY, to=former, because="I listened"),
        deed("given_badge", MONDAY, badge="lifebuoy", to=[former], because="I kept calm"),
    ]
    assert statuses(send(alice, cast.alice, mine)) == ["rejected:own_compliment", "rejected:own_badge"]


@pytest.mark.parametrize("ending", ["merged", "erased"])
def test_a_batch_that_was_read_before_is_kept_by_its_phone(
    app: Flask, ada: FlaskClient, cast: Cast, ending: str
) -> None:
    way = app.extensions["way"]
    db.session.rollback()
    person = db.session.get_one(Person, cast.bob.id)
    batch = read(way, person, [deed("tally", MONDAY), deed("surprise", MONDAY, what="A card")], MONDAY)
    if ending == "merged":
        merge(ada, cast.alice, cast.bob)
    else:
        with write() as session:
            erase(session, session.get_one(Person, cast.bob.id), MONDAY)
    with pytest.raises(Conflict, match="other_account"), write() as session:
        record(session, way, person, batch, MONDAY)
    with pytest.raises(Conflict, match="other_account"):
        record_apart(way, person, batch, MONDAY)
    assert (count(LoggedDeed, cast.bob), count(LoggedDeed, cast.alice)) == (0, 0)


def test_a_badge_from_the_one_to_the_other_is_no_badge_to_oneself(
    ada: FlaskClient, alice: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    to_bob, to_both = ([str(one.account) for one in people] for people in ([cast.bob], [cast.alice, cast.bob]))
    given = [
        deed("given_badge", MONDAY, badge="lifebuoy", to=to_bob, because="you kept calm"),
        deed("compliment", MONDAY, to=to_bob, because="you listened"),
    ]
    assert statuses(send(alice, cast.alice, given)) == ["accepted", "accepted"]
    others = [deed("given_badge", MONDAY, badge="rock", to=to_both, because="you two kept calm")]
    assert statuses(send(maria, cast.maria, others)) == ["accepted"]
    assert merge(ada, cast.alice, cast.bob) == 303
    (gift,) = db.session.scalars(select(Gift)).all()
    assert (gift.person_id, gift.giving.person_id) == (cast.alice.id, cast.maria.id)
    assert db.session.scalars(select(Giving.person_id)).all() == [cast.maria.id]
    assert statuses(send(alice, cast.alice, given)) == ["duplicate", "duplicate"]
    assert db.session.scalars(select(Gift.id)).all() == [gift.id]


def test_a_badge_for_the_other_and_for_a_colleague_stays_the_colleagues(
    ada: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    to = [str(cast.bob.account), str(cast.alice.account)]
    given = deed("given_badge", MONDAY, badge="rock", to=to, because="you two kept calm")
    assert statuses(send(maria, cast.maria, [given])) == ["accepted"]
    merge(ada, cast.maria, cast.bob)
    assert db.session.scalars(select(Gift.person_id)).all() == [cast.alice.id]


@pytest.mark.parametrize("was", ["kept", "other"])
def test_until_when_somebody_led_is_known_of_the_kept_one(ada: FlaskClient, cast: Cast, was: str) -> None:
    one = cast.alice if was == "kept" else cast.bob
    for role in ("manager", "employee"):
        ada.post(f"/team/people/{one.id}/role", data={"role": role})
    merge(ada, cast.alice, cast.bob)
    assert fresh(cast.alice).led_until == MONDAY.date()
