"""Signing in and out."""

from flask import flash, redirect, render_template, request, url_for
from flask import session as cookie
from flask_login import current_user, logout_user
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.errors import TooMany
from app.forms import Form
from app.i18n import gettext
from app.limits import Limit, count_try, forget_tries
from app.people.actions import find_by_name, is_password, the_organisation
from app.people.erased_phones import erased_on
from app.people.guessing import sign_in_limits
from app.people.models import Person
from app.people.promotions import leads_since
from app.people.schemas import SignInForm
from app.people.sessions import end_session
from app.people.views.blueprint import pages
from app.people.views.door import enter, open_door

Page = str | Response
Answer = Page | tuple[Page, int] | tuple[Page, int, dict[str, str]]


@pages.get("/sign-in")
def sign_in() -> Answer:
    """The door. Before there is an organisation there is nothing to sign in to."""
    if current_user.is_authenticated:
        return redirect(url_for("today.today"))
    return _page(Form())


@pages.post("/session")
def start_session() -> Answer:
    """Sign in by name and password. An unknown name and a wrong password look the same, and take as long."""
    form = Form(request.form)
    values = form.read(SignInForm())
    if values is None:
        form.wrong = {"form": "sign_in_wrong"}
        return _page(form), 422
    limits = sign_in_limits(values["name"], request.remote_addr or "")
    try:
        count_try(limits, clock.now())
    except TooMany as error:
        form.wrong = {"form": error.code}
        return _page(form), error.status, {"Retry-After": str(error.details["retry_after"])}
    person = find_by_name(db.session(), values["name"])
    # Outside of any transaction: hashing takes a while on purpose, and nobody should wait for it.
    if not is_password(person, values["password"]) or person is None:
        form.wrong = {"form": "sign_in_wrong"}
        return _page(form), 422
    return _let_in(person.id, limits)


def _let_in(person_id: int, limits: tuple[Limit, ...]) -> Response:
    forget_tries(limits, clock.now())
    begins_to_lead = leads_since(db.session(), cookie)
    is_theirs = begins_to_lead is not None and begins_to_lead.id == person_id
    with write() as session:
        person = session.get_one(Person, person_id)
        open_door(session, person, clock.now())
    answer = enter(person)
    if is_theirs:
        flash(_first_steps(), "warm")
    return answer


def _first_steps() -> Markup:
    """What somebody who leads since today begins with; said once."""
    set_one = Markup('<a href="{}">{}</a>').format(url_for("insights.library"), gettext("set a challenge"))
    invite = Markup('<a href="{}">{}</a>').format(url_for("people.invitations"), gettext("invite people"))
    said = gettext("You lead a team now. Begin with something small: %(set_one)s, or %(invite)s.")
    return escape(said) % {"set_one": set_one, "invite": invite}


@pages.post("/session/end")
def end() -> Response:
    """Sign this device out; for who is signed out already, nothing is left to do."""
    if current_user.is_authenticated:
        with write() as session:
            end_session(session, current_user.get_id())
    logout_user()
    cookie.clear()
    return redirect(url_for("people.sign_in"), 303)


def _page(form: Form) -> Page:
    organisation = the_organisation(db.session())
    if organisation is None:
        return redirect(url_for("people.front"))
    erased = erased_on(db.session(), cookie)
    return render_template(
        "people/sign_in.html",
        form=form,
        organisation=organisation,
        erased=erased,
        leads_now=leads_since(db.session(), cookie) is not None,
    )
