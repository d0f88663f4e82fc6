"""Invitations: made by who leads a team, shown once, and good until they are not."""

import re

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.people.invitations import Invitation
from app.people.models import Person
from tests.conftest import Cast, TestClock

NEW = {"name": "Dana Dijk", "password": "three words long", "language": "nl"}


def make_link(client: FlaskClient, team_id: int, days: int = 7) -> str:
    """The path that the page shows once after making an invitation."""
    assert client.post("/team/invitations", data={"team": team_id, "days": days}).status_code == 303
    shown = re.search(r'value="http://localhost(/join/[^"]+)"', client.get("/team/invitations").text)
    assert shown is not None
    return shown[1]


def test_somebody_joins_and_is_signed_in(maria: FlaskClient, browser: FlaskClient, cast: Cast) -> None:
    link = make_link(maria, cast.team.id)
    assert "Join Delivery" in browser.get(link, headers={"Accept-Language": "en"}).text
    answer = browser.post(link, data=NEW)
    assert (answer.status_code, answer.location) == (303, "/welcome?joined=yes")
    dana = db.session.query(Person).filter_by(name="Dana Dijk").one()
    assert (dana.team_id, dana.language, dana.role) == (cast.team.id, "nl", "employee")
    assert browser.get("/me/devices").status_code == 200
    assert db.session.query(Invitation).one().joined == 1


def test_link_and_code_are_shown_once_and_only_a_hash_is_kept(maria: FlaskClient, cast: Cast) -> None:
    maria.post("/team/invitations", data={"team": cast.team.id, "days": 1})
    first = maria.get("/team/invitations").text
    assert "/join/" in first
    assert 'class="qr"' in first
    assert " style=" not in first, "the policy would refuse it"
    assert "<share-link" in first, "half of an address on a phone is nothing to read aloud"
    token = re.search(r"/join/([\w-]+)", first)
    assert token is not None
    assert token[1] not in str([vars(row) for row in db.session.query(Invitation)])
    assert "/join/" not in maria.get("/team/invitations").text


def test_an_expired_invitation_is_kindly_refused(
    maria: FlaskClient, browser: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    link = make_link(maria, cast.team.id, days=1)
    clock.forward(days=1)
    page = browser.get(link, headers={"Accept-Language": "en"})
    assert page.status_code == 404
    assert "This link has cooled down" in page.text
    assert browser.post(link, data=NEW).status_code == 404


def test_a_revoked_invitation_is_refused(maria: FlaskClient, browser: FlaskClient, cast: Cast) -> None:
    link = make_link(maria, cast.team.id)
    number = db.session.query(Invitation).one().id
    assert maria.post(f"/team/invitations/{number}/revocation").status_code == 303
    assert browser.post(link, data=NEW).status_code == 404


def test_an_unknown_invitation_is_refused(browser: FlaskClient, cast: Cast) -> None:
    assert browser.get("/join/never-made").status_code == 404


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": "  "}, "What is your name?"),
        ({"name": "alice  AHMED"}, "Somebody with this name takes part already."),
        ({"password": "seven77"}, "Make it at least 8 characters"),
        ({"language": "fr"}, "Choose one of the languages."),
    ],
)
def test_a_mistake_is_told_and_nobody_joined(
    maria: FlaskClient, browser: FlaskClient, cast: Cast, changed: dict[str, str], words: str
) -> None:
    link = make_link(maria, cast.team.id)
    page = browser.post(link, data=NEW | changed, headers={"Accept-Language": "en"})
    assert page.status_code == 422
    assert words in page.text
    assert db.session.query(Person).count() == len(cast.everybody)


def test_a_manager_invites_to_the_own_team_alone(maria: FlaskClient, cast: Cast) -> None:
    assert maria.post("/team/invitations", data={"team": cast.other_team.id, "days": 7}).status_code == 404
    assert "Invoices" not in maria.get("/team/invitations").text


def test_an_administrator_invites_to_every_team(ada: FlaskClient, cast: Cast) -> None:
    assert make_link(ada, cast.team.id)
    assert make_link(ada, cast.other_team.id)


def test_the_invitation_of_another_team_cannot_be_revoked(maria: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    make_link(ada, cast.other_team.id)
    number = db.session.query(Invitation).one().id
    assert maria.post(f"/team/invitations/{number}/revocation").status_code == 404
    assert db.session.query(Invitation).one().revoked_at is None


def test_a_span_that_is_not_offered_is_refused(maria: FlaskClient, cast: Cast) -> None:
    assert maria.post("/team/invitations", data={"team": cast.team.id, "days": 3650}).status_code == 422
    assert maria.post("/team/invitations", data={"team": "x", "days": 7}).status_code == 422
