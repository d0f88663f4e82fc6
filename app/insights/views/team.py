"""The pages of a team for those who lead it."""

from flask import render_template, request
from flask_login import current_user

from app import clock
from app.database import db
from app.errors import NotFound
from app.insights.page import page_of
from app.insights.views.blueprint import pages
from app.people.invitations import teams_led_by
from app.people.models import Team


@pages.get("")
def team() -> str:
    """One's own team; `?team=` shows another to who leads more than one."""
    session = db.session()
    shown = asked_team()
    page = page_of(session, current_user, shown, clock.now())
    return render_template("insights/team.html", page=page, teams=teams_led_by(session, current_user), nav="team")


def asked_team() -> Team:
    """The team that the address names, one's own without. Raises NotFound for one of somebody else."""
    wanted = request.args.get("team", default=current_user.team_id, type=int)
    for led in teams_led_by(db.session(), current_user):
        if led.id == wanted:
            return led
    raise NotFound
