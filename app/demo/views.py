"""Looking around: making the demo organisation, and taking the place of somebody in it with one tap."""

from flask import Blueprint, current_app, redirect, request, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.demo.actions import create_demo
from app.demo.casting import cast
from app.errors import Conflict, Invalid, NotFound
from app.i18n import LANGUAGES
from app.people.actions import the_organisation
from app.people.models import Person
from app.people.views.door import enter, open_door
from app.people.views.language import remember_language

pages = Blueprint("demo", __name__)

PLACES = ("employee", "manager", "administrator")


@pages.post("/demo")
def create() -> Response:
    """Fill an empty deployment with the demo organisation, in the language that was chosen, else in that of the page.

    It takes a while, so somebody may tap twice: the second tap waits, and finds the demo there.
    """
    asked = request.form.get("language", "")
    language = asked if asked in LANGUAGES else str(get_locale())
    with write() as session:
        organisation = the_organisation(session)
        if organisation is None:
            create_demo(session, current_app.extensions["way"], language, clock.now())
        elif not organisation.is_demo:
            raise Conflict("already_set_up")
    answer = redirect(url_for("people.sign_in"), 303)
    remember_language(answer, language)
    return answer


@pages.post("/demo/session")
def start_session() -> Response:
    """Sign in as one of three people, without a password: only where nobody is real."""
    organisation = the_organisation(db.session())
    if organisation is None or not organisation.is_demo:
        raise NotFound
    place = request.form.get("role", "")
    if place not in PLACES:
        raise Invalid("role_unknown", field="role")
    language = str(get_locale())  # a visitor reads the app in the language that the door spoke
    with write() as session:
        person: Person = getattr(cast(session), place)
        if person.language != language:
            person.language = language
            person.revision += 1
        open_door(session, person, clock.now())
    return enter(person)
