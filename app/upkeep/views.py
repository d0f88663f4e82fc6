"""The machinery, for the administrator."""

from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.database import db, write
from app.jobs.actions import revive, revive_all
from app.people.visibility import LEAST
from app.upkeep.numbers import failed, reach, sending, waiting

pages = Blueprint("upkeep", __name__, url_prefix="/upkeep")


@pages.get("")
def upkeep() -> str:
    """Who can be reached, what became of messages, and what failed."""
    session, now = db.session(), clock.now()
    return render_template(
        "upkeep/upkeep.html",
        teams=reach(session, now),
        least=LEAST,
        days=sending(session, now),
        waiting=waiting(session, now),
        failed=failed(session),
        nav="team",
    )


@pages.post("/jobs/<int(max=2147483647):number>/retry")
def retry(number: int) -> Response:
    """Let work that was given up be tried again."""
    with write() as session:
        revive(session, number, clock.now())
        audit.record(session, current_user, "job.retried", ("job", number))
    return redirect(url_for("upkeep.upkeep"), 303)


@pages.post("/jobs/retry")
def retry_all() -> Response:
    """Let all of it be tried again."""
    with write() as session:
        revive_all(session, clock.now())
        audit.record(session, current_user, "job.all_retried", ("job", "all"))
    return redirect(url_for("upkeep.upkeep"), 303)
