"""The page of one's badges: earned first, then what is close, then the rest."""

from flask import Blueprint, render_template
from flask_login import current_user

from app import clock
from app.badges.actions import awards_of
from app.badges.gathering import gather
from app.badges.show import earned_badges, locked_badges
from app.database import db
from app.people.actions import the_word

pages = Blueprint("badges", __name__)


@pages.get("/badges")
def badges() -> str:
    """My badges."""
    session = db.session()
    word = the_word(session)
    awards = awards_of(session, current_user)
    facts = gather(session, current_user, clock.now())
    close, more = locked_badges(facts, {award.badge for award in awards}, word)
    return render_template(
        "badges/badges.html", earned=earned_badges(session, awards, word), close=close, more=more, nav="badges"
    )
