"""Who is asking: Flask-Login over the sessions that the people room keeps in the database."""

from flask import Flask, g
from flask.wrappers import Response
from flask_login import LoginManager

from app.clock import now
from app.database import db, write
from app.people.models import DeviceSession, Person
from app.people.sessions import ABSOLUTE, find_session, is_seen_stale


def _load(token: str) -> Person | None:
    row = find_session(db.session(), token, now())
    if row is None:
        return None
    if is_seen_stale(row.last_seen_at, now()):
        g.seen_session_id = row.id
    g.device_session_id = row.id
    g.speaks_as = row.speaks_as
    return row.person


def _note_seen(response: Response) -> Response:
    """Keep "last seen" fresh enough, after the work of the request is done."""
    session_id = g.pop("seen_session_id", None)
    if session_id is not None:
        with write() as session:
            row = session.get(DeviceSession, session_id)
            if row is not None:
                row.last_seen_at = now()
    return response


def init(app: Flask) -> None:
    """Join Flask-Login; its own protection and remember cookie stay unused (see people.sessions)."""
    # The cookie lasts as long as the session may, and is written once: at the sign-in.
    app.config.update(PERMANENT_SESSION_LIFETIME=ABSOLUTE, SESSION_REFRESH_EACH_REQUEST=False)
    login = LoginManager(app)
    login.session_protection = None
    login.user_loader(_load)
    app.after_request(_note_seen)
