"""The rank for who takes part, and what everybody decides: a game or none, a rank or none."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.calendar.rules import game_day
from app.database import db, write
from app.i18n import gettext
from app.people.visibility import is_quiet
from app.ranks.actions import keep_thinker, rank_of, set_quiet, set_ranked

pages = Blueprint("ranks", __name__)


@pages.get("/rank")
def rank() -> str:
    """How I do this week beside my neighbours, if I want to know; else what it would be."""
    now = clock.now()
    today = game_day(now, current_user.team.zone)
    found = rank_of(db.session(), current_user, today, now)
    if found is not None and found.told.is_news:
        with write() as session:
            keep_thinker(session, today, now)
    return render_template("ranks/rank.html", rank=found, nav="rank")


@pages.post("/rank")
def enter() -> Response:
    """Take part, or no longer, at once."""
    takes_part = request.form.get("takes_part") == "yes"
    with write() as session:
        set_ranked(session, current_user.id, takes_part, clock.now())
    if not takes_part:
        flash(gettext("You are out. Nobody sees you in the ranking any more."), "good")
    return redirect(url_for("ranks.rank"), 303)


@pages.get("/me/game")
def game() -> str:
    """With the game, or quietly."""
    return render_template("ranks/game.html", quiet=is_quiet(current_user), nav="me")


@pages.post("/me/game")
def choose_game() -> Response:
    """Choose one of the two."""
    quiet = request.form.get("game") == "quiet"
    with write() as session:
        set_quiet(session, current_user.id, quiet, clock.now())
    flash(gettext("The game is off.") if quiet else gettext("The game is on."), "good")
    return redirect(url_for("me.me"), 303)
