"""On which days I work, over HTTP."""

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database import write
from app.errors import Invalid
from app.i18n import gettext
from app.me.views.blueprint import pages
from app.me.working_days import choose_working_days as choose_days
from app.me.working_days import weekdays_of


@pages.get("/me/working-days")
def working_days() -> str:
    """On which days I work."""
    return render_template("me/working_days.html", days=weekdays_of(current_user.work_week), wrong="", nav="me")


@pages.post("/me/working-days")
def choose_working_days() -> Response | tuple[str, int]:
    """Choose them; at least one day is left."""
    try:
        with write() as session:
            choose_days(session, current_user, request.form.getlist("day"), clock.now())
    except Invalid as error:
        return render_template("me/working_days.html", days=weekdays_of("0" * 7), wrong=error.code, nav="me"), 422
    flash(gettext("Kept. These are your working days from now on."), "good")
    return redirect(url_for("me.me"), 303)
