"""When I am away, over HTTP."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.calendar.leave import AHEAD, BACK, Span, is_open
from app.calendar.rules import game_day
from app.database import db, write
from app.errors import Invalid, NotFound
from app.forms import Form
from app.i18n import gettext
from app.me.leave import coming_free, lines_of
from app.me.schemas import LeaveForm
from app.me.views.blueprint import pages
from app.people.visibility import is_quiet
from app.planning.away import cancel_leave, enter_leave


@pages.get("/me/leave")
def leave() -> str:
    """My leave; `?change=` begins the form with the span that begins on that day."""
    asked = request.args.get("change", "")
    for span in current_user.week.leave:
        if span.first.isoformat() == asked and is_open(span, _today()):
            return _page(Form({"first": asked, "last": span.last.isoformat(), "was": asked}))
    return _page(Form())


@pages.post("/me/leave")
def add_leave() -> Response | tuple[str, int]:
    """Enter a day or a span, or change one."""
    form = Form(request.form)
    values = form.read(LeaveForm())
    if values is None:
        return _page(form), 422
    first = values["first"]
    try:
        with write() as session:
            enter_leave(session, current_user, Span(first, values["last"] or first), values["was"], clock.now())
    except Invalid as error:
        form.refuse(error)
        return _page(form), error.status
    flash(_kept(values["last"] or first), "good")
    return redirect(url_for("me.leave"), 303)


@pages.post("/me/leave/<day>/removal")
def remove_leave(day: str) -> Response:
    """Be there after all."""
    try:
        first = date.fromisoformat(day)
    except ValueError as error:
        raise NotFound from error
    with write() as session:
        cancel_leave(session, current_user, first, clock.now())
    flash(gettext("Removed. These are ordinary days again."), "good")
    return redirect(url_for("me.leave"), 303)


def _kept(last: date) -> str:
    if last >= _today():
        return gettext("Saved. Enjoy it: nothing is asked of you then, and your phone is quiet.")
    if is_quiet(current_user):
        return gettext("Saved. You were away then.")
    return gettext("Saved. You were away then, and your streak was recounted.")


def _today() -> date:
    return game_day(clock.now(), current_user.team.zone)


def _page(form: Form) -> str:
    today = _today()
    return render_template(
        "me/leave.html",
        form=form,
        lines=lines_of(current_user, today),
        free=coming_free(db.session(), current_user, today, current_user.language),
        earliest=today - BACK,
        latest=today + AHEAD,
        nav="me",
    )
