"""How far those who lead are themselves: for everybody to see."""

from flask import render_template
from flask_login import current_user

from app import clock
from app.calendar.rules import game_day
from app.database import db
from app.insights.leaders import LOOKED_BACK, leaders
from app.insights.views.house_rules import rules_pages


@rules_pages.get("/going-first")
def going_first() -> str:
    """Everybody who leads, by name."""
    today = game_day(clock.now(), current_user.team.zone)
    found = leaders(db.session(), today)
    return render_template("insights/going_first.html", leaders=found, weeks=LOOKED_BACK.days // 7, nav="me")
