"""The pages of days: today's, and those of the next working days for when there is no connection."""

from datetime import date

from flask import Blueprint, g, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.calendar.rules import game_day
from app.database import db
from app.errors import NotFound
from app.people.actions import the_word
from app.people.models import Person
from app.today.page import kept_days, page_of
from app.today.state import state_of

pages = Blueprint("today", __name__)


@pages.get("/today")
def today() -> str:
    """Today."""
    return _render(game_day(clock.now(), current_user.team.zone))


@pages.get("/day/<day>")
def day(day: str) -> str | Response:
    """One day: today or one of the next working days; a past day leads to today."""
    current = game_day(clock.now(), current_user.team.zone)
    try:
        asked = date.fromisoformat(day)
    except ValueError as error:
        raise NotFound from error
    if asked < current:
        return redirect(url_for("today.today"))
    if asked not in kept_days(current_user, current):
        raise NotFound
    return _render(asked)


def _render(asked: date) -> str:
    session, now = db.session(), clock.now()
    person: Person = current_user._get_current_object()
    # What is around every page asks for the same state: it finds it here (see web.shell).
    g.state = state_of(session, person, now, [asked])
    page = page_of(session, person, asked, now, the_word(session), g.state)
    # game_day: the page's own day, so that one kept for tomorrow knows itself when tomorrow comes.
    return render_template("today/today.html", today=page, nav="today", game_day=asked.isoformat())
