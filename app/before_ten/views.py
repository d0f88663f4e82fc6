"""The mornings of a team: planned by who leads it, and each with its report for who takes part in it or leads it."""

from datetime import date, timedelta

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.before_ten.actions import cancel, find_round, morning_of, mornings
from app.before_ten.rules import TEN, clock_time
from app.before_ten.scheduling import Planned, plan_mornings
from app.before_ten.schemas import MorningForm
from app.calendar.rules import game_day
from app.calendar.zones import day_in
from app.config import Settings
from app.database import db, write
from app.errors import Invalid
from app.forms import Form
from app.i18n import gettext, ngettext
from app.people.invitations import find_led, teams_led_by
from app.people.models import Person, Team
from app.people.roles import has_directors

pages = Blueprint("before_ten", __name__, url_prefix="/before-ten")
Answer = str | Response | tuple[str, int]


@pages.get("")
def plan() -> str:
    """Mornings to plan, and those that were."""
    day = _next_day().isoformat()
    typed = {"team": str(current_user.team_id), "starts_on": day, "ends_on": day, "until": clock_time(TEN)}
    return _page(Form(typed))


@pages.post("")
def add() -> Answer:
    """Plan one, or each working day of a span."""
    form = Form(request.form)
    values = form.read(MorningForm())
    if values is None:
        return _page(form), 422
    try:
        with write() as session:
            team = find_led(session, current_user, values["team"])
            days = values["starts_on"], values["ends_on"]
            planned = plan_mornings(session, current_user, team, days, values["until"], clock.now(), values["meant"])
            since, until, mornings = planned.first, planned.last, planned.new + planned.moved
            audit.record(session, current_user, "morning.planned", team, since=since, until=until, mornings=mornings)
    except Invalid as error:
        form.refuse(error)
        return _page(form, error.details.get("meant", "")), error.status
    flash(_told(planned, clock_time(values["until"])), "good")
    return redirect(url_for("before_ten.plan"), 303)


def _told(planned: Planned, time: str) -> str:
    new = ngettext("%(num)s morning is planned.", "%(num)s mornings are planned.", planned.new)
    moved = ngettext(
        "%(num)s morning was planned already and ends at %(time)s now.",
        "%(num)s mornings were planned already and end at %(time)s now.",
        planned.moved,
        time=time,
    )
    return " ".join(filter(None, (new if planned.new else "", moved if planned.moved else "")))


@pages.get("/<int(max=2147483647):number>")
def morning(number: int) -> str:
    """One morning: who was helped, who waits, what helps tomorrow, thanks to whom."""
    session = db.session()
    found = morning_of(session, find_round(session, current_user, number), tells_late=True)
    is_to_come = found.round.day > day_in(found.round.team.clocks, clock.now())
    until = found.time
    return render_template("before_ten/morning.html", morning=found, until=until, is_to_come=is_to_come, nav="team")


@pages.post("/<int(max=2147483647):number>/removal")
def remove(number: int) -> Response:
    """Take it off the plan."""
    with write() as session:
        cancel(session, current_user, number)
        audit.record(session, current_user, "morning.removed", ("before_ten_round", number))
    flash(gettext("That morning is cancelled."), "")
    return redirect(url_for("before_ten.plan"), 303)


def _next_day() -> date:
    """The next working day."""
    team: Team = current_user.team
    person: Person = current_user
    today, week = game_day(clock.now(), team.zone), team.week
    coming = week.coming(today, 1) or person.week.coming(today, 1)
    return coming[0] if coming else today + timedelta(days=1)


def _page(form: Form, meant: object = "") -> str:
    settings: Settings = current_app.config["SETTINGS"]
    teams = teams_led_by(db.session(), current_user)
    today = game_day(clock.now(), current_user.team.zone)
    rounds, page, pages_in_all = mornings(db.session(), current_user, today, request.args.get("page", 1, int))
    return render_template(
        "before_ten/plan.html",
        form=form,
        teams=teams,
        team_options=[(team.id, team.name) for team in teams],
        rounds=rounds,
        page=page,
        pages=pages_in_all,
        clock_time=clock_time,
        today=today,
        meant=meant,
        has_directors=has_directors(db.session()),
        is_mailed=bool(settings.smtp_host and settings.report_to),
        nav="team",
    )
