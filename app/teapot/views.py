"""The page of a pot, for everybody of its team, and what whoever leads the team decides there."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.database import db, write
from app.errors import Invalid
from app.i18n import gettext
from app.people.invitations import find_led
from app.people.models import Team
from app.people.reach import led_among
from app.people.working_days import pattern_from
from app.teapot.days import choose_pot_days
from app.teapot.goals import set_goal
from app.teapot.page import page_of
from app.teapot.race import enter_race, leave_race

pages = Blueprint("teapot", __name__)


@pages.get("/pot")
def pot() -> str:
    """The pot of one's own team; `?team=` shows another to who leads more than one."""
    wanted = request.args.get("team", default=current_user.team_id, type=int)
    return _page(current_user.team if wanted == current_user.team_id else find_led(db.session(), current_user, wanted))


@pages.post("/pot/<int(max=2147483647):number>/goal")
def aim(number: int) -> Response | tuple[str, int]:
    """Set the goal of this week."""
    team = find_led(db.session(), current_user, number)
    try:
        with write() as session:
            target = request.form.get("target", 0, type=int)
            set_goal(session, team, current_user, target, clock.now())
            audit.record(session, current_user, "goal.set", team, target=target)
    except Invalid as error:
        return _page(team, error.code), error.status
    flash(gettext("Set. Everybody sees on this page how far you are together."), "good")
    return _back(team)


@pages.post("/pot/<int(max=2147483647):number>/days")
def work(number: int) -> Response | tuple[str, int]:
    """Choose on which days the pot cools, from tomorrow on."""
    team = find_led(db.session(), current_user, number)
    try:
        pattern = pattern_from(request.form.getlist("day"))
        with write() as session:
            choose_pot_days(session, team, pattern, clock.now())
            audit.record(session, current_user, "pot.days", team, days=pattern.count("1"))
    except Invalid as error:
        return _page(team, days_wrong=error.code), error.status
    flash(gettext("Saved. From tomorrow the pot cools on these days."), "good")
    return _back(team)


@pages.post("/pot/<int(max=2147483647):number>/race")
def race(number: int) -> Response:
    """Take part in the race, or no longer."""
    team = find_led(db.session(), current_user, number)
    with write() as session:
        if request.form.get("takes_part") == "yes":
            enter_race(session, team, current_user, clock.now())
            audit.record(session, current_user, "race.entered", team)
        else:
            leave_race(session, team)
            audit.record(session, current_user, "race.left", team)
    return _back(team)


def _back(team: Team) -> Response:
    return redirect(url_for("teapot.pot", team=team.id), 303)


def _page(team: Team, wrong: str = "", days_wrong: str = "") -> str:
    session = db.session()
    leads = bool(led_among(current_user, [team.id]))
    page = page_of(session, current_user, team, clock.now())
    return render_template("teapot/pot.html", page=page, leads=leads, wrong=wrong, days_wrong=days_wrong, nav="pot")
