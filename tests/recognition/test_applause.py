"""Applause: each clap adds up, on what one's own team can see, and never on oneself."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.badges.models import Award
from app.database import db
from app.notifications.models import Notification
from app.recognition.models import Applause
from app.recognition.rules import MOST_CLAPS
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses


@pytest.fixture
def surprise(alice: FlaskClient, cast: Cast) -> str:
    """The target of something that Alice did."""
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Called back within the hour")])
    return f"surprise:{db.session.scalars(select(Surprise.id)).one()}"


def claps() -> int:
    return db.session.scalar(select(func.count()).select_from(Applause)) or 0


def test_claps_add_up(bob: FlaskClient, cast: Cast, surprise: str) -> None:
    assert (
        statuses(send(bob, cast.bob, [deed("applause", MONDAY, target=surprise) for _ in range(3)])) == ["accepted"] * 3
    )
    row = db.session.scalars(select(Applause).limit(1)).one()
    assert (claps(), row.owner_id) == (3, cast.alice.id)


def test_enough_is_enough(bob: FlaskClient, cast: Cast, surprise: str) -> None:
    answers = statuses(send(bob, cast.bob, [deed("applause", MONDAY, target=surprise) for _ in range(MOST_CLAPS + 1)]))
    assert answers == ["accepted"] * MOST_CLAPS + ["rejected:applause_enough"]
    assert statuses(send(bob, cast.bob, [deed("applause", MONDAY, target=surprise)])) == ["rejected:applause_enough"]


def test_nobody_applauds_themselves(alice: FlaskClient, cast: Cast, surprise: str) -> None:
    assert statuses(send(alice, cast.alice, [deed("applause", MONDAY, target=surprise)])) == ["rejected:own_target"]


def test_another_teams_wall_does_not_exist(carol: FlaskClient, cast: Cast, surprise: str) -> None:
    assert statuses(send(carol, cast.carol, [deed("applause", MONDAY, target=surprise)])) == ["rejected:unknown_target"]


def test_a_clap_that_is_taken_back_is_silent(bob: FlaskClient, cast: Cast, surprise: str) -> None:
    clap = deed("applause", MONDAY, target=surprise)
    send(bob, cast.bob, [clap])
    send(bob, cast.bob, [deed("retraction", MONDAY, deed=clap["id"])])
    assert claps() == 0


def test_what_is_taken_back_takes_its_claps_and_its_words_along(
    alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    card, parcel = (deed("surprise", MONDAY, what=what) for what in ("Sent a card to Mrs De Wit", "Carried a parcel"))
    send(alice, cast.alice, [card, parcel])
    targets = [f"surprise:{number}" for number in db.session.scalars(select(Surprise.id).order_by(Surprise.id))]
    send(bob, cast.bob, [deed("applause", MONDAY, target=target) for target in targets])
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=card["id"])])
    assert claps() == 1
    told = db.session.scalars(select(Notification.params).where(Notification.kind == "applause")).all()
    assert [params["surprise"] for params in told] == ["Carried a parcel"]


def test_a_badge_can_be_applauded(bob: FlaskClient, cast: Cast, surprise: str) -> None:
    award = db.session.scalars(select(Award).where(Award.person_id == cast.alice.id).limit(1)).one()
    assert statuses(send(bob, cast.bob, [deed("applause", MONDAY, target=f"award:{award.id}")])) == ["accepted"]
