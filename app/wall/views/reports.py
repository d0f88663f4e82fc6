"""What was reported in the teams that somebody leads, in one place, and what is off their walls."""

from flask import render_template, request
from flask_login import current_user

from app.database import db
from app.people.actions import the_word
from app.wall.moderated import count_reported, hidden, reported
from app.wall.views.blueprint import pages


@pages.get("/reports")
def reports() -> str:
    """What waits for a decision, the oldest first; then what was taken off the wall."""
    session = db.session()
    word = the_word(session)
    waiting = reported(session, current_user, word)
    off, page, pages_in_all = hidden(session, current_user, word, request.args.get("page", 1, int))
    return render_template(
        "wall/reports.html",
        waiting=waiting,
        more=count_reported(session, current_user) - len(waiting),
        hidden=off,
        page=page,
        pages=pages_in_all,
        nav="team",
    )
