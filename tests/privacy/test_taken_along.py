"""What somebody takes along: the words that were said to them, their pictures, and no name that no page shows them."""

import base64
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import Base, db, write
from app.friendly.models import FriendlyWeek
from app.moderation.models import Hiding
from app.people.looks import note_look
from app.people.models import Person, Role
from app.people.visibility import choose_quiet
from app.photos.handlers import the_shelf
from app.photos.models import Photo
from app.privacy.erasing import erase
from app.privacy.owned import columns_of_people
from app.privacy.sheet import SHEET
from app.recognition.models import Compliment
from app.roster.parting import part
from app.spotlights.models import Spotlight
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send
from tests.photos.pictures import picture
from tests.queries import counted_statements

Tables = dict[str, list[dict[str, Any]]]


def taken(client: FlaskClient) -> Tables:
    tables: Tables = client.get("/me/data/export").get_json()["tables"]
    return tables


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def places_of(tables: Tables, name: str) -> set[str]:
    """Table and column of everything that says this name."""
    return {
        f"{table}.{column}"
        for table, rows in tables.items()
        for row in rows
        for column, value in row.items()
        if any(name in said for said in strings(value))
    }


def asked(monday: date, cast: Cast, **what: Any) -> None:
    with write() as session:
        session.add(
            FriendlyWeek(inviter_id=cast.alice.id, invited_id=cast.bob.id, monday=monday, invited_at=MONDAY, **what)
        )


@pytest.fixture
def together(alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    """Alice and Bob have something together in each table that refers to two people, and Maria leads them."""
    send(alice, cast.alice, [deed("surprise", MONDAY, what="A card", for_whom="a patient")])
    send(bob, cast.bob, [deed("surprise", MONDAY, what="A song", for_whom="a patient")])
    first, second = db.session.scalars(select(Surprise.id).order_by(Surprise.id))
    send(bob, cast.bob, [deed("applause", MONDAY, target=f"surprise:{first}")])
    send(alice, cast.alice, [deed("applause", MONDAY, target=f"surprise:{second}")])
    send(bob, cast.bob, [deed("compliment", MONDAY, to=[str(cast.alice.account)], because="you stayed")])
    gift = deed("given_badge", MONDAY, badge="lifebuoy", to=[str(cast.alice.account)], because="you swam")
    assert send(bob, cast.bob, [gift]).get_json()["results"][0]["status"] == "accepted"
    maria.post(f"/team/people/{cast.alice.id}/leave", data={"first": "2026-12-21", "last": "2026-12-22"})
    with write() as session:
        for one, other in ((cast.alice, cast.bob), (cast.bob, cast.alice)):
            week = FriendlyWeek(inviter_id=one.id, invited_id=other.id, monday=MONDAY.date(), invited_at=MONDAY)
            week.accepted_at = MONDAY
            note_look(session, one.id, other.id, MONDAY.date())
            session.add(week)
            session.add(
                Spotlight(
                    **{"team_id": cast.team.id, "target_kind": "surprise", "target_id": first, "sentence": "Look"},
                    **{"owner_id": one.id, "by_id": other.id, "began_at": MONDAY, "until": MONDAY},
                )
            )


def test_every_table_that_names_two_people_is_looked_at_here(together: None, alice: FlaskClient) -> None:
    tables = taken(alice)
    two = {name for name in SHEET if len(columns_of_people(Base.metadata.tables[name])) > 1}
    assert two == {"applause", "friendly_week", "look", "spotlight"}
    assert all(len(tables[name]) > 1 for name in two)
    assert {row["actor_id"] for row in tables["act"]} == {"Maria Martens"}


SAID = {"complimented.by", "notification.params"}
"""Words that were given to Alice: they stand on the wall and in her messages as they were."""
ON_RECORD = {"look.viewer_id", "spotlight.by_id"}
"""Who looked at her, and who put what is hers in front of others: who leads answers for that."""


def test_a_colleague_who_may_be_seen_is_named_as_on_the_pages(together: None, alice: FlaskClient, cast: Cast) -> None:
    tables = taken(alice)
    weeks = {"friendly_week.inviter_id", "friendly_week.invited_id"}
    named = {"applause.owner_id", "spotlight.owner_id", "gift.by"}
    assert places_of(tables, "Bob Bakker") == ON_RECORD | weeks | named | {"complimented.by"}
    by_bob, by_alice = sorted(tables["applause"], key=lambda row: "deed_id" in row)
    day = MONDAY.date().isoformat()
    assert set(by_bob) == {"person_id", "target_kind", "target_id", "owner_id", "local_day"}
    assert (by_bob["person_id"], by_bob["owner_id"], by_bob["local_day"]) == ("Bob", "Alice Ahmed", day)
    assert (by_alice["person_id"], by_alice["owner_id"]) == ("Alice Ahmed", "Bob Bakker")


@pytest.mark.parametrize("how", ["quiet", "left"])
def test_one_who_may_not_be_seen_is_named_in_what_was_said_alone(
    together: None, alice: FlaskClient, cast: Cast, how: str
) -> None:
    with write() as session:
        bob = session.get_one(Person, cast.bob.id)
        choose_quiet(bob, quiet=True, now=MONDAY) if how == "quiet" else part(session, bob, MONDAY)
    tables = taken(alice)
    assert places_of(tables, "Bob") == SAID | ON_RECORD
    assert "Bakker" not in json.dumps(tables["notification"])
    assert {row["accepted_at"] for row in tables["friendly_week"]} == {None}


def test_of_one_who_was_erased_no_name_is_left(together: None, alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        erase(session, session.get_one(Person, cast.bob.id), MONDAY)
    tables = taken(alice)
    assert places_of(tables, "Bob") == set()
    assert "" not in {row.get("by", row.get("by_id")) for name in ("gift", "spotlight") for row in tables[name]}
    assert [(row["because"], row["by"]) for row in tables["gift"]] == [("you swam", None)]


def test_who_leads_no_more_is_not_told_whom_they_looked_at(maria: FlaskClient, cast: Cast) -> None:
    maria.get(f"/team/people/{cast.alice.id}")
    assert taken(maria)["look"][0]["person_id"] == "Alice Ahmed"
    with write() as session:
        session.get_one(Person, cast.maria.id).role = Role.EMPLOYEE
    assert [(row["person_id"], row["viewer_id"]) for row in taken(maria)["look"]] == [(None, "Maria Martens")]


def test_words_that_were_said_to_somebody_are_theirs_too(together: None, alice: FlaskClient, cast: Cast) -> None:
    tables = taken(alice)
    assert [(row["because"], row["by"]) for row in tables["complimented"]] == [("you stayed", "Bob Bakker")]
    gift = tables["gift"][0]
    assert (gift["badge"], gift["because"], gift["by"]) == ("lifebuoy", "you swam", "Bob Bakker")
    assert gift["local_day"] == MONDAY.date().isoformat()
    assert tables["complimented"][0]["person_id"] == gift["person_id"] == "Alice Ahmed"


def test_words_that_were_taken_off_the_wall_are_said_to_nobody(together: None, alice: FlaskClient, cast: Cast) -> None:
    number = db.session.scalars(select(Compliment.id)).one()
    with write() as session:
        session.add(Hiding(target_kind="compliment", target_id=number, by_id=cast.maria.id, created_at=MONDAY))
    assert [(row["because"], row["by"]) for row in taken(alice)["complimented"]] == [(None, None)]


def test_pictures_are_taken_along_themselves(alice: FlaskClient, cast: Cast) -> None:
    said = deed("surprise", MONDAY, what="A card", for_whom="a patient", photo=True)
    send(alice, cast.alice, [said])
    sent = alice.put(f"/api/v1/deeds/{said['id']}/photo?account={cast.alice.account}", data=picture())
    assert sent.status_code == 200
    [row] = taken(alice)["photo"]
    assert base64.b64decode(row["jpeg"]) == the_shelf().read(db.session.scalars(select(Photo.file)).one())
    assert base64.b64decode(row["jpeg"])[:2] == b"\xff\xd8"
    assert "file" not in row
    the_shelf().remove(db.session.scalars(select(Photo.file)).one())
    assert taken(alice)["photo"][0]["jpeg"] is None


def test_more_rows_ask_no_more_questions(together: None, alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    with counted_statements() as few:
        taken(alice)
    for number in range(3):
        thanks = deed("compliment", MONDAY, to=[str(cast.alice.account)], because=f"you stayed {number}")
        send(bob, cast.bob, [thanks, deed("applause", MONDAY, target="surprise:1")])
        asked(MONDAY.date() + timedelta(days=7 * number + 7), cast)
    with write() as session:
        for ago in range(1, 4):
            note_look(session, cast.maria.id, cast.alice.id, MONDAY.date() - timedelta(days=ago))
    with counted_statements() as many:
        taken(alice)
    assert len(many) == len(few)
