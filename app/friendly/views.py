"""Friendly weeks over HTTP: who is asked, yes or no with one tap, and how it stands."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.errors import Conflict, Invalid
from app.forms import Form
from app.friendly.actions import accept, colleagues, invite, stop, weeks_of
from app.i18n import gettext
from app.people.visibility import is_quiet

pages = Blueprint("friendly", __name__)


@pages.get("/friendly")
def friendly() -> str:
    """My friendly weeks, and asking a colleague for one."""
    return _page(Form())


@pages.post("/friendly")
def invite_colleague() -> Response | tuple[str, int]:
    """Ask a colleague."""
    form = Form(request.form)
    try:
        with write() as session:
            invite(session, current_user._get_current_object(), _account(form), clock.now())
    except (Invalid, Conflict) as error:
        form.wrong = {"colleague": error.code}
        return _page(form), error.status
    flash(gettext("Asked. You hear of it when they say yes."), "good")
    return redirect(url_for("friendly.friendly"), 303)


@pages.post("/friendly/<int(max=2147483647):number>/acceptance")
def accept_week(number: int) -> Response:
    """Yes."""
    with write() as session:
        accept(session, current_user._get_current_object(), number, clock.now())
    return redirect(url_for("friendly.friendly"), 303)


@pages.post("/friendly/<int(max=2147483647):number>/end")
def end_week(number: int) -> Response:
    """No, or no longer. Nobody is told."""
    with write() as session:
        stop(session, current_user._get_current_object(), number, clock.now())
    return redirect(url_for("friendly.friendly"), 303)


def _account(form: Form) -> UUID | None:
    try:
        return UUID(form.typed.get("colleague", ""))
    except ValueError:
        return None


def _page(form: Form) -> str:
    session, person = db.session(), current_user._get_current_object()
    return render_template(
        "friendly/friendly.html",
        form=form,
        weeks=weeks_of(session, person, clock.now()),
        colleagues=colleagues(session, person),
        is_quiet=is_quiet(person),
        nav="me",
    )
