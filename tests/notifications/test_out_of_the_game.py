"""Whoever switched the game off, or left, is named by nothing of it: not by what was told before, nor by what waits."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Award
from app.database import db
from app.notifications.models import Notification
from app.people.models import Person
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses


def go_quiet(alice: FlaskClient, _ada: FlaskClient, _cast: Cast) -> None:
    assert alice.post("/me/game", data={"game": "quiet"}).status_code == 303


def leave(_alice: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    assert ada.post(f"/team/people/{cast.alice.id}/departure", data={"name": "stays"}).status_code == 303


out = pytest.mark.parametrize("goes", [go_quiet, leave])
Goes = Callable[[FlaskClient, FlaskClient, Cast], None]


def told(person: Person) -> list[dict[str, object]]:
    db.session.rollback()
    rows = select(Notification).where(Notification.person_id == person.id).order_by(Notification.id)
    return [row.params for row in db.session.scalars(rows)]


def claps(client: FlaskClient, person: Person, target: str) -> str:
    clap = deed("applause", MONDAY, target=target)
    assert statuses(send(client, person, [clap])) == ["accepted"]
    return str(clap["id"])


@out
def test_an_invitation_of_theirs_names_them_no_more(
    alice: FlaskClient, bob: FlaskClient, ada: FlaskClient, cast: Cast, goes: Goes
) -> None:
    alice.post("/friendly", data={"colleague": str(cast.bob.account)})
    assert "Alice" in bob.get("/inbox").text
    goes(alice, ada, cast)
    assert "Alice" not in bob.get("/inbox").text
    assert told(cast.bob) == []


@out
def test_a_badge_that_they_gave_stays_without_their_name(
    alice: FlaskClient, bob: FlaskClient, ada: FlaskClient, cast: Cast, goes: Goes
) -> None:
    given = deed("given_badge", MONDAY, badge="lifebuoy", to=[str(cast.bob.account)], because="you kept calm")
    send(alice, cast.alice, [given])
    assert told(cast.bob) == [{"badge": "lifebuoy", "by": "Alice", "because": "you kept calm"}]
    goes(alice, ada, cast)
    assert "Alice" not in bob.get("/inbox").text
    assert "You earned a badge: Lifebuoy" in bob.get("/inbox").text


@out
def test_their_clap_for_a_badge_is_one_of_the_others(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, ada: FlaskClient, cast: Cast, goes: Goes
) -> None:
    send(bob, cast.bob, [deed("surprise", MONDAY, what="Flowers")])
    award = db.session.scalars(select(Award.id).where(Award.person_id == cast.bob.id)).one()
    claps(alice, cast.alice, f"award:{award}")
    goes(alice, ada, cast)
    assert all("by" not in params for params in told(cast.bob))
    claps(maria, cast.maria, f"award:{award}")
    assert [(params["by"], params["others"]) for params in told(cast.bob) if "by" in params] == [("Maria", 1)]
    assert "Alice" not in bob.get("/inbox").text


def test_what_comes_in_late_from_who_went_quiet_names_them_as_little(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    send(bob, cast.bob, [deed("surprise", MONDAY, what="Flowers")])
    target = f"award:{db.session.scalars(select(Award.id).where(Award.person_id == cast.bob.id)).one()}"
    go_quiet(alice, ada, cast)
    claps(alice, cast.alice, target)
    assert all("by" not in params for params in told(cast.bob))
    claps(maria, cast.maria, target)
    given = deed("given_badge", MONDAY, badge="lifebuoy", to=[str(cast.bob.account)], because="you kept calm")
    assert statuses(send(alice, cast.alice, [given])) == ["accepted"]
    assert [(params["by"], params["others"]) for params in told(cast.bob) if "by" in params] == [("Maria", 1)]
    assert "Alice" not in bob.get("/inbox").text
    assert "You earned a badge: Lifebuoy" in bob.get("/inbox").text


def test_what_is_no_game_stays_as_it_was_said(
    alice: FlaskClient, bob: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [deed("compliment", MONDAY, to=str(cast.bob.account), because="you listened")])
    go_quiet(alice, ada, cast)
    assert "Alice has a compliment for you" in bob.get("/inbox").text


def test_a_clap_that_is_taken_back_is_told_no_more_and_the_others_are(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    send(bob, cast.bob, [deed("surprise", MONDAY, what="Flowers")])
    target = f"surprise:{db.session.scalars(select(Surprise.id)).one()}"
    claps(maria, cast.maria, target)
    clap = claps(alice, cast.alice, target)
    said = {"surprise": "Flowers"}
    assert {"by": "Alice", "others": 1, **said} in told(cast.bob)
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=clap)])
    assert {"by": "Maria", "others": 0, **said} in told(cast.bob)
    last = db.session.scalars(select(Notification).where(Notification.kind == "applause")).one()
    assert last.round == 2, "nobody is told again"
