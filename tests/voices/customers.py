"""Customers who say something by a card."""

from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.people.models import Person
from app.voices.cards import make_card
from app.voices.models import Voice
from tests.conftest import MONDAY, Cast


def card_for(cast: Cast, person: Person | None = None) -> str:
    with write() as session:
        return make_card(session, session.merge(cast.team), session.merge(person) if person else None, MONDAY).token


def say(browser: FlaskClient, token: str, said: str = "You stayed until it worked.", **more: str) -> Any:
    form = {"ref": str(uuid4()), "kind": "thanks", "said": said} | more
    return browser.post(f"/voice/{token}", data=form)


def voices() -> list[Voice]:
    db.session.rollback()
    return list(db.session.scalars(select(Voice).order_by(Voice.id)))
