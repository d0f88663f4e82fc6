"""The gate: every request is held against the table of access before its room sees it."""

from flask import Flask, g, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.errors import Forbidden, NotFound, SignedOut
from app.people.api_tokens import ApiToken, find_token, is_use_stale
from app.web.access import ACCESS, Who


def wants_json() -> bool:
    """Whether the answer, an error too, has to be JSON."""
    return request.path.startswith("/api/") or request.path == "/healthz"


def check_access() -> Response | None:
    """Let the request pass, send somebody who is signed out to the door, or refuse."""
    if request.endpoint is None:
        return None  # the 404 and 405 of the router
    who = ACCESS.get(request.endpoint)
    if who is None:
        raise Forbidden("no_access_row")
    if who is Who.ANYBODY:
        return None
    if who is Who.PROGRAM:
        _check_token()
        return None
    if not current_user.is_authenticated:
        if wants_json() or request.method not in {"GET", "HEAD"}:
            raise SignedOut
        return redirect(url_for("people.sign_in"))
    if not current_user.has_role(who.value):
        raise NotFound if request.method in {"GET", "HEAD"} else Forbidden
    return None


def _check_token() -> None:
    """Let a program pass whose token holds, and note when it was used. Raises SignedOut."""
    row = find_token(db.session(), request.headers.get("Authorization", ""))
    if row is None:
        raise SignedOut
    if is_use_stale(row, clock.now()):
        with write() as session:
            row = session.get_one(ApiToken, row.id)
            row.last_used_at = clock.now()
        db.session.refresh(row)
    g.api_token = row


def init(app: Flask) -> None:
    """Ask the table before every request."""
    app.before_request(check_access)
