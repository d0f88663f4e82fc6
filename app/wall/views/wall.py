"""The wall of one's own team."""

from datetime import datetime, timedelta

from flask import render_template, request
from flask_login import current_user

from app import clock
from app.database import db
from app.people.actions import the_word
from app.people.models import Role
from app.wall.entries import wall_of
from app.wall.spots import spots_of
from app.wall.views.blueprint import pages


@pages.get("")
def wall() -> str:
    """What the team did, the newest first, below what is in the spotlight; `?before=` is where an older page begins."""
    session, now = db.session(), clock.now()
    latest, word = now + timedelta(minutes=1), the_word(session)
    before = _moment(request.args.get("before"), latest)
    spots = spots_of(session, current_user, now, word) if before == latest else ()
    return render_template(
        "wall/wall.html",
        wall=wall_of(session, current_user, before, word),
        spots=spots,
        leads=current_user.has_role(Role.MANAGER),
        nav="wall",
    )


def _moment(text: str | None, latest: datetime) -> datetime:
    """The moment asked for, else just after now; one that no calendar knows is as good as none."""
    try:
        asked = datetime.fromisoformat(text) if text else latest
    except ValueError:
        return latest
    return asked if asked.tzinfo and 1 < asked.year < 9999 else latest
