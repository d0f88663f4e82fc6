"""The page of the wall, and the sheet behind the + where things for it are written."""

from datetime import datetime, timedelta

from flask import Blueprint, render_template, request
from flask_login import current_user

from app import clock
from app.database import db
from app.people.actions import the_word
from app.wall.entries import wall_of

pages = Blueprint("wall", __name__)


@pages.get("/wall")
def wall() -> str:
    """The wall of one's own team; `?before=` is where an older page begins."""
    session = db.session()
    before = _moment(request.args.get("before"))
    return render_template("wall/wall.html", wall=wall_of(session, current_user, before, the_word(session)), nav="wall")


def _moment(text: str | None) -> datetime:
    """The moment asked for, else just after now; one that no calendar knows is as good as none."""
    latest = clock.now() + timedelta(minutes=1)
    try:
        asked = datetime.fromisoformat(text) if text else latest
    except ValueError:
        return latest
    return asked if asked.tzinfo and 1 < asked.year < 9999 else latest
