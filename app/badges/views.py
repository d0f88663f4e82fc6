"""The page of one's badges: earned first, then what is close, then the rest by family; and the page of each."""

from flask import Blueprint, render_template
from flask_login import current_user

from app import clock
from app.badges.catalogue import LOOKS, TEAM_BADGES
from app.badges.gathering import gather
from app.badges.having import all_earned
from app.badges.page import page_of
from app.badges.show import shelf
from app.badges.together import gather_towards
from app.database import db
from app.errors import NotFound
from app.people.actions import the_word
from app.people.models import Person

pages = Blueprint("badges", __name__)


@pages.get("/badges")
def badges() -> str:
    """My badges, and those that my team earned together."""
    session = db.session()
    person: Person = current_user._get_current_object()
    word = the_word(session)
    earned, before = all_earned(session, person, word)
    have = {item.badge.key for item in [*earned, *before]}
    open_ones = [badge for key, badge in TEAM_BADGES.items() if key not in have]
    together = gather_towards(session, person.team, open_ones)
    page = shelf(earned, before, gather(session, person, clock.now()), together, word)
    return render_template("badges/badges.html", shelf=page, nav="badges")


@pages.get("/badges/<key>")
def badge(key: str) -> str:
    """One badge: what it is for, what earned it, and who of my team has it."""
    session = db.session()
    if key not in LOOKS:
        raise NotFound
    person: Person = current_user._get_current_object()
    page = page_of(session, person, LOOKS[key], the_word(session))
    return render_template("badges/badge.html", page=page, nav="badges")
