"""The page of the half hour, and its entry for a calendar."""

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, current_app, render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database import db
from app.errors import NotFound
from app.forms import Form
from app.half_hours.actions import reserved_on, standing_of
from app.half_hours.calendar import entry
from app.half_hours.rules import LENGTH
from app.i18n import gettext
from app.people.actions import the_word
from app.people.models import Person
from app.people.words import forms

pages = Blueprint("half_hours", __name__)


@pages.get("/half-hour")
def half_hour() -> str:
    """Reserve one, see it run, tell how it was."""
    return _page(Form())


def half_hour_again(typed: Mapping[str, str], code: str) -> str:
    """The page with what was typed, and why it was refused."""
    return _page(Form(typed, {"at": code}))


@pages.get("/half-hour/<day>.ics")
def calendar_entry(day: str) -> Response:
    """The half hour of a day, for the phone's own calendar."""
    session, person = db.session(), signed_in()
    try:
        row = reserved_on(session, person, date.fromisoformat(day))
    except ValueError as error:
        raise NotFound from error
    if row is None or row.begins_at is None:
        raise NotFound
    title = gettext("Half an hour for a %(customer)s", **forms(the_word(session)))
    text = entry(
        f"half-hour-{row.day.isoformat()}-{person.account}@streepje",
        title,
        row.about,
        row.begins_at,
        row.begins_at + LENGTH,
        clock.now(),
    )
    answer = current_app.response_class(text, mimetype="text/calendar")
    answer.headers["Content-Disposition"] = "attachment; filename=half-hour.ics"
    return answer


def _page(form: Form) -> str:
    half = standing_of(db.session(), signed_in(), clock.now())
    return render_template("half_hours/half_hour.html", half=half, form=form, nav="today-half")


def signed_in() -> Person:
    """Who is signed in, as themselves."""
    person: Person = current_user._get_current_object()
    return person
