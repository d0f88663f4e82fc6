"""The pages of a team for those who lead it."""

from collections.abc import Mapping
from types import MappingProxyType

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app import audit, clock
from app.database import db, write
from app.errors import Invalid
from app.i18n import gettext
from app.insights.page import page_of
from app.insights.side_by_side import MEASURES
from app.insights.side_by_side import side_by_side as teams_beside
from app.insights.views.blueprint import pages
from app.people.invitations import find_led, teams_led_by
from app.people.models import Team
from app.teapot.focus import pick_focus

FEW = 12  # teams that nobody has to look for by name


@pages.get("")
def team() -> str:
    """One's own team; `?team=` shows another to who leads more than one."""
    return _page(asked_team())


@pages.post("/focus")
def focus() -> Response | tuple[str, int]:
    """Pick what a team pays attention to next week."""
    shown, typed = asked_team(request.form), {name: request.form.get(name, "") for name in ("behaviour", "sentence")}
    try:
        with write() as session:
            sentence = " ".join(typed["sentence"].split())
            pick_focus(session, shown, current_user, typed["behaviour"], sentence, clock.now())
            audit.record(session, current_user, "focus.picked", shown, behaviour=typed["behaviour"])
    except Invalid as error:
        return _page(shown, error.code, typed), error.status
    flash(gettext("Saved. From Monday it is on the pot's page."), "good")
    return redirect(url_for("insights.team", team=shown.id) + "#focus", 303)


@pages.get("/side-by-side")
def side_by_side() -> str:
    """All teams, for directors."""
    measure, page = request.args.get("order", "name"), request.args.get("page", 1, type=int)
    asked = " ".join(request.args.get("q", "").replace("\0", "").split())[:80]
    found = teams_beside(db.session(), current_user, measure, page, clock.now(), asked)
    return render_template("insights/side_by_side.html", page=found, measures=MEASURES, few=FEW, nav="team")


def _page(shown: Team, wrong: str = "", typed: Mapping[str, str] = MappingProxyType({})) -> str:
    session = db.session()
    page = page_of(session, current_user, shown, clock.now())
    teams = teams_led_by(session, current_user)
    return render_template("insights/team.html", page=page, teams=teams, wrong=wrong, typed=typed, nav="team")


def asked_team(asked: MultiDict[str, str] | None = None) -> Team:
    """The team that the address or `asked` names, one's own without. Raises NotFound for one of somebody else."""
    said = request.args if asked is None else asked
    return find_led(db.session(), current_user, said.get("team", default=current_user.team_id, type=int))


def posted_team() -> Team:
    """The team that a form names. Raises NotFound for one of somebody else, and for none."""
    return find_led(db.session(), current_user, request.form.get("team", type=int))
