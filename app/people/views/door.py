"""Letting a device in: a fresh session in the database and a fresh cookie, whatever was there before."""

from datetime import datetime
from typing import Any

from flask import redirect, request, url_for
from flask import session as cookie
from flask_login import current_user, login_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.people.models import Person
from app.people.promotions import note_role
from app.people.sessions import end_session, open_session


def open_door(session: Session, person: Person, now: datetime) -> None:
    """Within the transaction: end what this device was signed in to, and begin anew for `person`."""
    if current_user.is_authenticated:
        end_session(session, current_user.get_id())
    open_session(session, person, request.user_agent.string, now)


def enter(person: Person, to: str = "today.today", **values: Any) -> Response:
    """After the commit: hand the new token to the device, and go to today, or to another route with these values."""
    cookie.clear()
    cookie.permanent = True
    login_user(person)
    note_role(cookie, person)
    return redirect(url_for(to, **values), 303)
