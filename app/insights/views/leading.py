"""How far those who lead are themselves: for everybody to see."""

from flask import render_template, request
from flask_login import current_user

from app import clock
from app.calendar.rules import game_day
from app.database import db
from app.insights.leaders import LOOKED_BACK, page_of_leaders
from app.insights.views.house_rules import rules_pages


@rules_pages.get("/going-first")
def going_first() -> str:
    """Everybody who leads, those of one's own team first, by name."""
    today = game_day(clock.now(), current_user.team.zone)
    asked = request.args.get("page", 1, int)
    found, page, pages = page_of_leaders(db.session(), today, current_user, asked)
    weeks = LOOKED_BACK.days // 7
    return render_template("insights/going_first.html", leaders=found, page=page, pages=pages, weeks=weeks, nav="me")
