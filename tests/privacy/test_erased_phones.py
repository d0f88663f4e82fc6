"""Only the very phone whose account was erased is told so."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from app.database import db, write
from app.people.erased_phones import ErasedPhone, forget_phones
from app.people.models import Person
from app.people.sessions import ABSOLUTE
from app.privacy.erasing import erase
from tests.conftest import MONDAY, Cast, client_for


def erased(cast: Cast) -> str:
    """The account that Alice had."""
    account = str(cast.alice.account)
    with write() as session:
        erase(session, session.get_one(Person, cast.alice.id), MONDAY)
    return account


def test_the_phone_of_who_was_erased_hears_it_and_no_other_does(app: Flask, alice: FlaskClient, cast: Cast) -> None:
    signed_out = client_for(app, cast.bob)
    signed_out.post("/session/end")
    account = erased(cast)
    assert f'<erased-here class="notice notice-warm erased-here" role="status" data-account="{account}"' in (
        alice.get("/sign-in").text
    )
    for other in (app.test_client(), signed_out):
        assert "erased-here" not in other.get("/sign-in").text


def test_it_is_remembered_as_long_as_the_phone_would_have_stayed_signed_in(alice: FlaskClient, cast: Cast) -> None:
    erased(cast)
    with write() as session:
        forget_phones(session, MONDAY + ABSOLUTE - timedelta(days=1))
    assert db.session.query(ErasedPhone).count() == 1
    with write() as session:
        forget_phones(session, MONDAY + ABSOLUTE)
    assert db.session.query(ErasedPhone).count() == 0
