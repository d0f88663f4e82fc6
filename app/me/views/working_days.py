"""On which days I work, over HTTP."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask_babel import format_date
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.calendar.patterns import changes_after, usual_on
from app.calendar.rules import game_day
from app.database import db, write
from app.errors import Invalid
from app.forms import Form
from app.i18n import gettext
from app.me.schemas import WorkingDaysForm
from app.me.views.blueprint import pages
from app.me.working_days import Rewritten, choose, rewritten_by
from app.notifications.preferences import choose_hours, hours_shown, wishes_of
from app.notifications.schemas import HOURS, HoursForm
from app.people.models import Person
from app.people.visibility import is_quiet
from app.people.working_days import AHEAD, pattern_from, weekdays_of


@pages.get("/me/working-days")
def working_days() -> str:
    """On which days I work, and what is to change."""
    return _page(Form(), usual_on(current_user.work_week, _today()))


@pages.post("/me/working-days")
def choose_working_days() -> str | Response | tuple[str, int]:
    """Choose them, from a day on; where that is past, what it changes is shown first. At least one day is left."""
    form, now, today, person = Form(request.form), clock.now(), _today(), current_user._get_current_object()
    values = form.read(WorkingDaysForm())
    pattern = "0" * 7
    try:
        pattern = pattern_from(request.form.getlist("day"))
        if values is None:
            return _page(form, pattern), 422
        since = values["since"] or today
        changed = rewritten_by(db.session(), person, pattern, since, now)
        if changed and not values["sure"] and not is_quiet(person):
            return _page(form, pattern, changed)
        with write() as session:
            choose(session, person, pattern, since, now)
    except Invalid as error:
        form.refuse(error)
        return _page(form, pattern), 422
    flash(_kept(since, today, person), "good")
    return redirect(url_for("me.me"), 303)


@pages.post("/me/working-hours")
def choose_working_hours() -> Response | tuple[str, int]:
    """From when until when I work: the ring has these hours, and it is quiet outside of them."""
    form, person = Form(request.form), current_user._get_current_object()
    values = form.read(HoursForm())
    if values is None:
        return _page(form, usual_on(person.work_week, _today())), 422
    with write() as session:
        choose_hours(session, person, **values, now=clock.now())
    flash(gettext("Saved. These are your hours from now on."), "good")
    return redirect(url_for("me.working_days"), 303)


def _kept(since: date, today: date, person: Person) -> str:
    if since < today and not is_quiet(person):
        return gettext("Saved. Your streak was recounted.")
    if since == today:
        return gettext("Saved. These are your working days from today; earlier days stay as they were.")
    day = format_date(since, "EEEE d MMMM")
    if since < today:
        return gettext("Saved. These have been your working days since %(day)s.", day=day)
    return gettext("Saved. These are your working days from %(day)s; until then nothing changes.", day=day)


def _today() -> date:
    return game_day(clock.now(), current_user.team.zone)


def _page(form: Form, pattern: str, changed: Rewritten | None = None) -> str:
    today, mine = _today(), current_user.work_week
    return render_template(
        "me/working_days.html",
        form=form,
        hours=hours_shown(wishes_of(db.session(), current_user)) | {n: form.typed[n] for n in HOURS if n in form.typed},
        days=weekdays_of(pattern),
        changed=changed,
        coming=[(day, weekdays_of(coming)) for day, coming in changes_after(mine, today)],
        today=today,
        earliest=current_user.joined_on,
        latest=today + AHEAD,
        nav="me",
    )
