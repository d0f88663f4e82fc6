"""Pages about one's own challenges."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.calendar.rules import game_day
from app.challenges.cards import library_card
from app.challenges.courage import FALLS_AFTER, LEVELS, RISES_AFTER
from app.challenges.history import choose_ceiling, history_of, taste_of
from app.challenges.library import LIBRARY
from app.challenges.verdicts import restore, retired_of
from app.database import db, write
from app.errors import Invalid
from app.i18n import gettext
from app.people.actions import the_word
from app.people.models import Person
from app.people.visibility import LEAST
from app.people.words import forms

pages = Blueprint("challenges", __name__)


@pages.get("/me/courage")
def courage() -> str:
    """How much courage challenges ask of me, how that grows, and my own ceiling."""
    session, person = db.session(), signed_in()
    taste = taste_of(history_of(session, person, game_day(clock.now(), person.team.zone)))
    return render_template(
        "challenges/courage.html",
        level=taste.level,
        ceiling=taste.ceiling,
        rises_after=RISES_AFTER,
        falls_after=FALLS_AFTER,
        nav="me",
    )


@pages.post("/me/courage")
def choose_courage() -> Response:
    """Turn it up or down."""
    level = request.form.get("level", type=int)
    if level not in LEVELS:
        raise Invalid("courage_unknown", field="level")
    with write() as session:
        choose_ceiling(session, signed_in(), level)
    flash(gettext("Saved. From the next card it asks no more than that."), "good")
    return redirect(url_for("me.me"), 303)


@pages.get("/team/retired")
def retired() -> str:
    """Which challenges of the library nobody is offered any more."""
    session = db.session()
    word = forms(the_word(session))
    rows = [row for row in retired_of(session) if row.ref in LIBRARY]
    found = [
        {
            "ref": row.ref,
            "title": library_card(LIBRARY[row.ref], word).title,
            "day": row.day,
            "meh": row.meh - row.meh % LEAST,  # in steps, so that two of these rows tell of nobody
        }
        for row in rows
    ]
    return render_template("challenges/retired.html", retired=found, nav="team")


@pages.post("/team/retired/<ref>/restoration")
def restore_challenge(ref: str) -> Response:
    """Offer one again, for good."""
    with write() as session:
        restore(session, signed_in(), ref, clock.now())
        audit.record(session, signed_in(), "challenge.restored", ("retirement", ref))
    return redirect(url_for("challenges.retired"), 303)


def signed_in() -> Person:
    """Who is signed in, as themselves."""
    person: Person = current_user._get_current_object()
    return person
