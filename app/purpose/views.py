"""The first visit, a page for each step, and the page on which the own words can be changed."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.calendar.patterns import usual_on
from app.calendar.rules import game_day
from app.database import db, write
from app.errors import NotFound
from app.forms import Form
from app.i18n import LANGUAGES, gettext
from app.notifications.forgetting import leave_game
from app.notifications.preferences import choose_hours, hours_shown, wishes_of
from app.notifications.schemas import HoursForm
from app.people.actions import the_word
from app.people.models import Person
from app.people.views.language import remember_language
from app.people.visibility import choose_quiet, is_quiet
from app.people.words import forms
from app.people.working_days import choose_working_days, pattern_from, weekdays_of
from app.purpose.actions import LONGEST, go_on, keep_purpose, purpose_of, step_at, visit_of
from app.purpose.examples import EXAMPLES
from app.purpose.rules import STEPS, after

pages = Blueprint("purpose", __name__)


@pages.get("/welcome")
def welcome() -> Response:
    """Where a first visit was left; one that is finished is not shown again.

    With `joined` it begins after what was asked at joining: the language, and whether to play.
    """
    visit = visit_of(db.session(), signed_in())
    joined = "yes" if "joined" in request.args and not visit else None
    step = step_at(visit.step if visit else after("language") if joined else 0)
    return redirect(url_for("purpose.visit", step=step, joined=joined) if step else url_for("today.today"))


@pages.get("/welcome/<step>")
def visit(step: str) -> str | Response:
    """One step of it."""
    if step not in STEPS:
        raise NotFound
    session, person = db.session(), signed_in()
    found = visit_of(session, person)
    if found and found.finished_at:
        return redirect(url_for("today.today"))
    return render_template(
        f"purpose/{step}.html",
        step=step,
        number=after(step),
        all=len(STEPS),
        joined="yes" if "joined" in request.args else None,
        days=weekdays_of(usual_on(person.work_week, game_day(clock.now(), person.team.zone))),
        hours=hours_shown(wishes_of(session, person)),
        asks_to_play="joined" not in request.args and not is_quiet(person),
        **_words(person),
        nav="welcome",
    )


@pages.post("/welcome/<step>")
def take_step(step: str) -> Response:
    """Keep what was said, and go on; with `skip` all the rest is left out."""
    if step not in STEPS:
        raise NotFound
    now, person = clock.now(), signed_in()
    language = request.form.get("language", "")
    with write() as session:
        if step == "language" and language in LANGUAGES:
            session.get_one(Person, person.id).language = language
        if step == "pictures" and "quiet" in request.form:
            mine = session.get_one(Person, person.id)
            choose_quiet(mine, quiet=True, now=now)
            leave_game(session, mine)
        if step == "days" and request.form.getlist("day"):
            pattern = pattern_from(request.form.getlist("day"))
            choose_working_days(session, person, pattern, game_day(now, person.team.zone), now)
        hours = Form(request.form).read(HoursForm()) if step == "days" else None
        if hours:
            choose_hours(session, person, **hours, now=now)
        said = _said(step)
        if said:
            keep_purpose(session, person, now, **{step: said})
        is_skipped = "skip" in request.form
        following = go_on(session, person, len(STEPS) if is_skipped else after(step), now)
    onward = url_for("purpose.visit", step=following, joined=request.args.get("joined")) if following else "/today"
    answer = redirect(onward, 303)
    if step == "language" and language in LANGUAGES:
        remember_language(answer, language)
    return answer


@pages.get("/me/purpose")
def purpose() -> str:
    """My why and my impact, to look at and to change."""
    return render_template("purpose/purpose.html", **_words(signed_in()), nav="me")


@pages.post("/me/purpose")
def save_purpose() -> Response:
    """Keep them."""
    with write() as session:
        keep_purpose(session, signed_in(), clock.now(), why=_said("why"), impact=_said("impact"))
    flash(gettext("Saved. It comes back to you now and then."), "good")
    return redirect(url_for("me.me"), 303)


def _words(person: Person) -> dict[str, object]:
    """What was written before, and the examples of this person's own work."""
    session = db.session()
    word, row = forms(the_word(session)), purpose_of(session, person)
    return {
        "why": row.why if row else "",
        "impact": row.impact if row else "",
        "longest": LONGEST,
        "examples": [gettext(text, **word) for text in EXAMPLES.get(person.team.department, EXAMPLES["office"])],
    }


def _said(name: str) -> str:
    """What was typed, else the example that was picked."""
    return request.form.get(name, "").strip() or request.form.get(f"{name}_example", "").strip()


def signed_in() -> Person:
    """Who is signed in, as themselves."""
    person: Person = current_user._get_current_object()
    return person
