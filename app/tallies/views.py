"""The three questions as cards to throw into a meeting, and the choice to be named."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database import write
from app.i18n import gettext
from app.tallies.consent import agree, withdraw

pages = Blueprint("tallies", __name__)


@pages.get("/questions")
def questions() -> str:
    """The three cards."""
    return render_template("tallies/questions.html", nav="questions")


@pages.post("/me/naming")
def agree_to_naming() -> Response:
    """Colleagues may name me as the one whom they heard."""
    with write() as session:
        agree(session, current_user, clock.now())
    flash(gettext("Saved. Colleagues in your team can now note that they heard it from you."), "good")
    return redirect(url_for("me.me"), 303)


@pages.post("/me/naming/end")
def end_naming() -> Response:
    """They may not any more; what was noted goes."""
    with write() as session:
        withdraw(session, current_user)
    flash(gettext("Saved. Nobody can name you any more, and every mention of you is gone."), "good")
    return redirect(url_for("me.me"), 303)
