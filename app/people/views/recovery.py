"""Choosing a new password by a link from the administrator."""

from flask import current_app, redirect, render_template, request, url_for
from flask import session as cookie
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.database import db, write
from app.errors import NotFound
from app.forms import Form
from app.people.actions import hash_password, the_organisation
from app.people.models import Person
from app.people.recovery import find_recovery, recovery_token, replace_password
from app.people.schemas import PasswordForm
from app.people.views.blueprint import pages
from app.people.views.door import enter, open_door
from app.people.views.links import whole_link

_FRESH = "fresh_recovery"  # in the cookie of who made it, until the page has shown it


def _key() -> str:
    return str(current_app.config["SECRET_KEY"])


@pages.post("/organisation/people/<int(max=2147483647):number>/recovery")
def make_recovery(number: int) -> Response:
    """Make the link; the page of that person shows it once."""
    with write() as session:
        person, token = recovery_token(session, _key(), number, clock.now())
        audit.record(session, current_user, "person.recovery_made", person)
    cookie[_FRESH] = {"token": token, "person": number}
    return redirect(url_for("roster.person", number=number), 303)


def fresh_recovery(person: Person) -> str:
    """The link that was just made for this person, whole; once, and else nothing."""
    made = cookie.get(_FRESH)
    if not made or made["person"] != person.id:
        return ""
    del cookie[_FRESH]
    return whole_link("people.new_password", token=made["token"])


@pages.get("/password/<token>")
def new_password(token: str) -> str | tuple[str, int]:
    """The form, or a kind word about a link that is no longer good."""
    person = find_recovery(db.session(), _key(), token, clock.now())
    if person is None:
        return render_template("people/join_closed.html"), 404
    return _page(Form(), person)


@pages.post("/password/<token>")
def set_password(token: str) -> str | Response | tuple[str, int]:
    """The new password stands, all devices are signed out, and this one is signed in."""
    person = find_recovery(db.session(), _key(), token, clock.now())
    if person is None:
        return render_template("people/join_closed.html"), 404
    form = Form(request.form)
    values = form.read(PasswordForm())
    if values is None:
        return _page(form, person), 422
    password_hash = hash_password(values["password"])
    try:
        with write() as session:
            person = replace_password(session, _key(), token, password_hash, clock.now())
            open_door(session, person, clock.now())
    except NotFound:
        return render_template("people/join_closed.html"), 404
    return enter(person)


def _page(form: Form, owner: Person) -> str:
    organisation = the_organisation(db.session())
    return render_template("people/new_password.html", form=form, owner=owner, organisation=organisation)
