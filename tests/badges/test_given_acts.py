"""A badge of those who lead comes in as a deed, and is an act of theirs all the same."""

from flask.testing import FlaskClient
from sqlalchemy import select

from app.audit.models import Act
from app.audit.reading import check
from app.database import db
from tests.badges.test_giving import badge, result
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send


def test_what_who_leads_gave_or_took_back_is_an_act_that_everybody_finds_whom_it_is_about(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    item = badge(cast.alice, cast.bob)
    for _ in range(2):  # once, however often it is sent
        send(maria, cast.maria, [item])
    assert "<b>Maria Martens</b> gave a badge by hand" in bob.get("/me/data/acts").text
    assert "took a badge back" not in alice.get("/me/data/acts").text
    for _ in range(2):
        send(maria, cast.maria, [deed("retraction", MONDAY, deed=item["id"])])
    for page in (alice.get("/me/data/acts").text, ada.get("/organisation/acts").text):
        assert page.count("gave a badge by hand") == page.count("took a badge back that was given by hand") == 1
        assert "Rock" in page
    assert [act.actor_id for act in db.session.scalars(select(Act))] == [cast.maria.id] * 2
    assert check(db.session()).is_whole


def test_what_anybody_may_give_is_no_act_of_a_manager(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    for client, person in ((alice, cast.alice), (maria, cast.maria)):
        item = badge(cast.bob, key="lifebuoy")
        assert result(client, person, item) == ("accepted", None)
        send(client, person, [deed("retraction", MONDAY, deed=item["id"])])
    assert db.session.scalars(select(Act)).all() == []
