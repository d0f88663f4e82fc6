"""Who switched the game off finds nothing of it in the inbox, on the bell or on the icon, until it is on again."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.notifications.actions import Link, notify
from app.notifications.kinds import KINDS
from app.notifications.models import Notification
from app.notifications.settling import settle
from app.people.models import Person
from app.people.visibility import choose_quiet
from app.push.letters import _unread
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send

GAME = sorted(kind.name for kind in KINDS.values() if kind.is_game)


@pytest.fixture
def told(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    """Alice earned a badge, was asked for a friendly week, and was challenged."""
    bob.post("/friendly", data={"colleague": str(cast.alice.account)})
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Wrote a card")])
    with write() as session:
        notify(session, [cast.alice.id], "idea", {}, MONDAY, group_key="x", link=Link("today.today"))


def play(cast: Cast, *, quiet: bool) -> None:
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=quiet, now=MONDAY)


def numbers(alice: FlaskClient, cast: Cast) -> tuple[int, int, int]:
    """How many the inbox lists, the bell and the state count, and the icon of a phone is given."""
    db.session.rollback()
    state = alice.get("/api/v1/state").get_json()["unread"]
    return alice.get("/inbox").text.count('href="/inbox/'), state, _unread(db.session(), [cast.alice.id])[cast.alice.id]


@pytest.mark.usefixtures("told")
def test_messages_of_the_game_are_gone_and_come_back_with_it(alice: FlaskClient, cast: Cast) -> None:
    assert numbers(alice, cast) == (3, 3, 3)
    play(cast, quiet=True)
    assert numbers(alice, cast) == (1, 1, 1)
    play(cast, quiet=False)
    assert numbers(alice, cast) == (3, 3, 3)


@pytest.mark.usefixtures("told")
def test_reading_everything_quietly_leaves_what_was_not_shown_unread(alice: FlaskClient, cast: Cast) -> None:
    play(cast, quiet=True)
    alice.post("/inbox/read")
    db.session.rollback()
    unread = select(Notification.kind).where(Notification.read_at.is_(None), Notification.person_id == cast.alice.id)
    assert set(db.session.scalars(unread)) == {"badge", "friendly"} <= set(GAME)


@pytest.mark.parametrize(
    ("kind", "params", "key"),
    [
        ("applause", {"by": "Bob", "others": 0, "badge": "first-surprise"}, "applause:award:1"),
        ("applause", {"by": "Bob", "others": 0, "badge": "golden-ear"}, "applause:given:1"),
        ("spotlight", {"by": "Maria", "sentence": "Look"}, "spotlight:award:1"),
        ("spotlight", {"by": "Maria", "sentence": "Look"}, "spotlight:giving:1"),
        ("wall", {"what": "shown", "kind": "giving", "by": "Maria"}, "hidden:giving:1"),
        ("nudge", {}, "nudge"),
    ],
)
def test_what_is_told_of_a_badge_is_of_the_game_whatever_kind_it_is(
    alice: FlaskClient, cast: Cast, kind: str, params: dict[str, object], key: str
) -> None:
    with write() as session:
        notify(session, [cast.alice.id], kind, params, MONDAY, group_key=key, link=Link("wall.wall"))
        praise = {"by": "Bob", "others": 0, "surprise": "Wrote a card"}
        notify(
            session, [cast.alice.id], "applause", praise, MONDAY, group_key="applause:surprise:1", link=Link("me.me")
        )
    assert numbers(alice, cast) == (2, 2, 2)
    play(cast, quiet=True)
    assert numbers(alice, cast) == (1, 1, 1)
    assert "For your surprise" in alice.get("/inbox").text


@pytest.mark.usefixtures("told")
def test_what_still_waits_for_a_phone_does_not_ring_quietly(cast: Cast) -> None:
    play(cast, quiet=True)
    rows = db.session.execute(
        select(Notification.id, Notification.round).where(
            Notification.person_id == cast.alice.id, Notification.kind.in_(GAME)
        )
    ).all()
    assert rows
    with write() as session:
        assert settle(session, [(number, turn) for number, turn in rows], MONDAY) == []
