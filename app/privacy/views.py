"""My data over HTTP: what is kept, to take along, and to have gone."""

from collections.abc import Iterator
from datetime import date

from flask import Blueprint, current_app, flash, redirect, render_template, request, stream_with_context, url_for
from flask import session as cookie
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.badges.gifts import given_names
from app.config import Settings
from app.database import db, write
from app.errors import Conflict, Invalid, TooMany
from app.forms import Form, whole_number
from app.holding import hold_one
from app.i18n import gettext
from app.limits import count_try, forget_tries
from app.people.actions import is_password, the_organisation
from app.people.acts import acts_about, read_acts
from app.people.aliases import accounts_of
from app.people.guessing import sign_in_limits
from app.people.looks import looks_at
from app.people.models import Person
from app.privacy import journal
from app.privacy.erasing import erase
from app.privacy.export import export
from app.privacy.sheet import CHAPTERS

pages = Blueprint("privacy", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/me/data")
def data() -> str:
    """What is kept of me, and what I can do with it."""
    return _page(Form())


@pages.get("/me/data/export")
def take_along() -> Response:
    """Everything about me as one JSON file."""
    session, person, now = db.session(), current_user._get_current_object(), clock.now()
    pieces: Iterator[bytes] = stream_with_context(export(session, person, now))
    answer = Response(pieces, mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="streepje-{now:%Y-%m-%d}.json"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.get("/me/data/acts")
def acts() -> str:
    """Who looked at or changed what is mine."""
    session, older = db.session(), request.args.get("looked", type=date.fromisoformat)
    before = request.args.get("before", type=whole_number)
    page = read_acts(session, acts_about(current_user, before), before=before, titles={"badge": given_names()})
    return render_template("privacy/acts.html", page=page, looks=looks_at(session, current_user, older), nav="me")


@pages.get("/me/data/erasure")
def erasure_form() -> Response:
    """Somebody went back to it, or typed it: where the form is."""
    return redirect(url_for("privacy.data") + "#erasure", 303)


@pages.post("/me/data/erasure")
def erasure() -> Answer:
    """Forget me. Asks for the password, as a phone that lies about is not its owner."""
    organisation = the_organisation(db.session())
    if organisation is not None and organisation.is_demo:
        raise Conflict("demo_stays")
    form, limits = Form(), sign_in_limits(current_user.name, request.remote_addr or "")
    try:
        count_try(limits, clock.now())
        if not is_password(current_user, request.form.get("password", "")):
            raise Invalid("password_wrong", field="password")
        forget_tries(limits, clock.now())
        with write() as session:
            _erase(hold_one(session, Person, current_user.id))
    except (Invalid, TooMany) as error:
        form.wrong["password"] = error.code
        return _page(form), error.status
    logout_user()
    cookie.clear()
    flash(gettext("You have been erased. Thank you for everything you did for others."), "good")
    return redirect(url_for("people.sign_in"), 303)


def _erase(person: Person) -> None:
    """Within the transaction; noted on the disk first, so that no backup brings back who saw this succeed."""
    settings: Settings = current_app.config["SETTINGS"]
    accounts = accounts_of(db.session(), person)
    erase(db.session(), person, clock.now())
    audit.record(db.session(), person, "person.erased", person)
    for account in accounts:
        journal.note(settings.data_dir, account)


@pages.get("/data-sheet")
def data_sheet() -> str:
    """Every table with something about a person, for everybody to read and to print."""
    return render_template("privacy/data_sheet.html", chapters=CHAPTERS, nav="me")


def _page(form: Form) -> str:
    organisation = the_organisation(db.session())
    is_demo = organisation is not None and organisation.is_demo
    return render_template("privacy/data.html", form=form, is_demo=is_demo, nav="me")
