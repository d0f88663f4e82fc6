"""The machinery, for the administrator."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import audit, clock
from app.audit.models import Act
from app.badges.gifts import given_names
from app.challenges.behaviours import behaviours
from app.database import db, write
from app.forms import whole_number
from app.i18n import N_, gettext
from app.jobs.actions import revive, revive_all
from app.people.actions import the_word
from app.people.acts import read_acts, who_acted
from app.people.visibility import LEAST
from app.people.words import forms
from app.seasons.themes import THEMES
from app.upkeep.numbers import failed, reach, sending, waiting

pages = Blueprint("upkeep", __name__)
ABOUT = {
    "person": N_("people"),
    "team": N_("teams"),
    "invitation": N_("invitations"),
    "invitee": N_("people who are expected"),
    "set_challenge": N_("challenges"),
    "behaviour": N_("how we do it here"),
    "idea": N_("ideas"),
    "voice": N_("voices of %(customers)s"),
    "voice_card": N_("cards for voices"),
    "surprise": N_("surprises"),
    "compliment": N_("compliments"),
    "award": N_("badges"),
    "giving": N_("badges that were given"),
    "spotlight": N_("spotlights"),
    "intake": N_("files with people"),
    "api_token": N_("tokens"),
    "season": N_("seasons"),
    "job": N_("work that failed"),
    "organisation": N_("the organisation"),
}
"""What acts can be about, by table, for who looks for something."""


@pages.get("/upkeep")
def upkeep() -> str:
    """Who can be reached, what became of messages, and what failed."""
    session, now = db.session(), clock.now()
    return render_template(
        "upkeep/upkeep.html",
        reach=reach(session, now, whole_number(request.args.get("page", "")) or 1),
        least=LEAST,
        days=sending(session, now),
        waiting=waiting(session, now),
        failed=failed(session),
        nav="team",
    )


@pages.get("/organisation/acts")
def acts() -> str:
    """Who did what: of one person, about one kind of thing, page by page."""
    session, who, about = db.session(), request.args.get("who", type=whole_number), request.args.get("about", "")
    words = forms(the_word(session))
    conditions = [Act.actor_id == who] if who else []
    conditions += [Act.about_type == about] if about in ABOUT else []
    return render_template(
        "upkeep/acts.html",
        page=read_acts(
            session, *conditions, before=request.args.get("before", type=whole_number), titles=_titles(session)
        ),
        who=[("", gettext("Everybody")), *who_acted(session)],
        types=[("", gettext("Everything")), *((name, gettext(label, **words)) for name, label in ABOUT.items())],
        chosen={"who": who or "", "about": about if about in ABOUT else ""},
        nav="team",
    )


def _titles(session: Session) -> dict[str, dict[str, str]]:
    """What the keys in details of acts are called."""
    expected = {one.key: one.title for one in behaviours(session, with_retired=True)}
    themes = {key: gettext(theme.name) for key, theme in THEMES.items()}
    return {"behaviour": expected, "theme": themes, "badge": given_names()}


@pages.post("/upkeep/jobs/<int(max=2147483647):number>/retry")
def retry(number: int) -> Response:
    """Let work that was given up be tried again."""
    with write() as session:
        revive(session, number, clock.now())
        audit.record(session, current_user, "job.retried", ("job", number))
    return redirect(url_for("upkeep.upkeep"), 303)


@pages.post("/upkeep/jobs/retry")
def retry_all() -> Response:
    """Let all of it be tried again."""
    with write() as session:
        revive_all(session, clock.now())
        audit.record(session, current_user, "job.all_retried", ("job", "all"))
    return redirect(url_for("upkeep.upkeep"), 303)
