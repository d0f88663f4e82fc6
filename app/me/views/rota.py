"""On which days I work this week and the next ones, over HTTP: for people with a rota."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.calendar.rota import rota_of
from app.calendar.rules import game_day
from app.database import write
from app.i18n import gettext
from app.me.views.blueprint import pages
from app.me.working_days import choose_weeks
from app.people.working_days import signs_of


@pages.get("/me/working-days/weeks")
def rota() -> str:
    """The days of these weeks, each to be ticked."""
    return render_template("me/rota.html", weeks=rota_of(current_user.week, _today()), today=_today(), nav="me")


@pages.post("/me/working-days/weeks")
def choose_rota() -> Response:
    """Work on the days that are ticked, in each week that was on the page and is not past."""
    patterns = {name: signs_of(request.form.getlist(name)) for name in request.form.getlist("week")}
    with write() as session:
        choose_weeks(session, current_user, patterns, clock.now(), request.form.getlist("free"))
    flash(gettext("Saved. These weeks are as you chose; all others are as usual."), "good")
    return redirect(url_for("me.working_days"), 303)


def _today() -> date:
    return game_day(clock.now(), current_user.team.zone)
