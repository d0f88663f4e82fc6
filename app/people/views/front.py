"""The front door: it leads to the right place, and welcomes whoever comes first."""

from flask import redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.database import db
from app.people.actions import the_organisation
from app.people.views.blueprint import pages


@pages.get("/")
def front() -> str | Response:
    """Today for who is signed in, the door for who is not, and a welcome before there is anything."""
    if current_user.is_authenticated:
        return redirect(url_for("today.today"))
    if the_organisation(db.session()) is not None:
        return redirect(url_for("people.sign_in"))
    return render_template("people/welcome.html")
